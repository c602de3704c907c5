package dev.loomwise.bench.run;

import dev.loomwise.bench.workload.Cell;
import java.time.Duration;

/** Told how a run gets on. */
public interface Progress {
    /** A fork of {@code cell} begins; {@code done} forks of about {@code total} are behind it. */
    void measuring(Cell cell, int done, int total, Duration left);

    /** Something the user should read. */
    void note(String sentence);
}
