package dev.loomwise.bench.run;

import dev.loomwise.bench.workload.Cell;
import java.time.Duration;

/** Told how a run gets on. */
public interface Progress {
    /**
     * A fork of {@code cell} begins; {@code done} forks are behind it. How many there will be nobody knows: a cell gets
     * as many as it needs, and they take from half a second to minutes. What is known is the time.
     *
     * @param left of the budget, or until every cell has a fork where that takes longer
     */
    void measuring(Cell cell, int done, Duration left);

    /** Something the user should read. */
    void note(String sentence);
}
