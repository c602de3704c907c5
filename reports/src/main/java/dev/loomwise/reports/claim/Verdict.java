package dev.loomwise.reports.claim;

/** What a run says about a claim. */
public enum Verdict {
    /** As the articles say. */
    HOLDS("holds"),
    /** Not in Java, on this machine. */
    FAILS("does not hold"),
    /** In part; the reason says which. */
    WITHIN_LIMITS("holds within limits"),
    /** The run lacks what it needs; the reason says which command measures it. */
    NOT_MEASURED("not measured");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As it is printed and as it stands in JSON. */
    public String words() {
        return words;
    }

    /** {@code 9 hold within limits}, {@code 1 holds}. */
    String counted(long claims) {
        return claims + " " + (claims == 1 ? words : words.replace("holds", "hold").replace("does", "do"));
    }

    /** All of several statements make one that holds, none one that does not, some one within limits. */
    static Verdict of(boolean... statements) {
        int yes = 0;
        for (boolean statement : statements) {
            yes += statement ? 1 : 0;
        }
        return yes == statements.length ? HOLDS : yes == 0 ? FAILS : WITHIN_LIMITS;
    }
}
