package dev.loomwise.advisor.trial;

/** A program that does nothing: what the start of a JVM takes. */
final class Nothing {
    private Nothing() {}

    /** Ends at once. */
    public static void main(String[] args) {
        // Nothing is what it does.
    }
}
