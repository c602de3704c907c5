package dev.loomwise.advisor.trial;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs plans for real: in a process that lives on, or each run as a program of its own. */
public sealed interface Measuring extends AutoCloseable permits Trial, ColdTrial {
    /**
     * Measures the candidates of a plan, interleaved.
     *
     * @return the runs of each candidate
     * @throws IOException when they could not be run; the message says why
     */
    Map<Candidate, List<Run>> measure(TrialPlan plan) throws IOException;

    @Override
    void close();
}
