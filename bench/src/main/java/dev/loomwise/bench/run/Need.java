package dev.loomwise.bench.run;

/** Why a cell should be measured further, the most urgent first. */
enum Need {
    /** No fork yet. */
    NOTHING("not measured"),
    /** Every fork so far was spoiled. */
    CLEAN_FORK("every fork was spoiled"),
    /** It cannot be told whether this model or another is fastest. */
    RANKING("its ranking was open"),
    /** The interval is wider than the target. */
    WIDE("its interval was wide"),
    /** Too few forks to believe the interval. */
    FORKS("it had too few forks");

    private final String inWords;

    Need(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
