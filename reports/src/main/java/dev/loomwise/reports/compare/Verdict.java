package dev.loomwise.reports.compare;

import java.util.Locale;

/** What can be said of a cell in two runs; the most important first. */
public enum Verdict {
    /** Surely slower than the threshold allows. */
    SLOWER,
    /** Surely faster by more than the threshold. */
    FASTER,
    /** Neither can be said; counts as the same. More forks would tell. */
    UNDECIDED,
    /** The whole interval lies within the threshold. */
    SAME;

    /** Its name in JSON and in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
