package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.Lane;
import java.util.ArrayList;
import java.util.List;

/** A candidate, what it does and its results so far. */
record Contender(Candidate candidate, Doing doing, ArrayNode results) {
    private static final int MOST_WARM = 300;
    /** Share of the cores' time: a service's run from which the hypervisor took more is made again. */
    private static final double STOLEN = 0.02;

    /** What is run under a model, and closed after it. */
    @FunctionalInterface
    interface Doing {
        /** One run; returns its result. */
        ObjectNode run(Lane lane, int repetition) throws Exception;

        default void close() throws Exception {}
    }

    Lane open() {
        return candidate.model().open(candidate.settings());
    }

    /** Runs at least once, and begins no other after that time. */
    void warm(Lane lane, long nanos) throws Exception {
        long until = System.nanoTime() + nanos;
        int runs = 0;
        do {
            doing.run(lane, -1 - runs++);
        } while (System.nanoTime() < until && runs < MOST_WARM);
    }

    void run(Lane lane, int repetition) throws Exception {
        results.add(doing.run(lane, repetition));
    }

    /** Of a service: the median over its runs so far. */
    double p99Ms() {
        List<Run> runs = new ArrayList<>();
        results.forEach(r -> runs.add(Run.ofJson(r)));
        return Run.percentileMs(runs, 0.99);
    }

    /** Makes each run again from which much was stolen, and keeps the one from which less was. */
    void again(Lane lane) throws Exception {
        for (int r = 0; r < results.size(); r++) {
            double stolen = results.path(r).path(Run.STOLEN).asDouble();
            if (stolen > STOLEN) {
                ObjectNode another = doing.run(lane, r);
                if (another.path(Run.STOLEN).asDouble() < stolen) {
                    results.set(r, another);
                }
            }
        }
    }
}
