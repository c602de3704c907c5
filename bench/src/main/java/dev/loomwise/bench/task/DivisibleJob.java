package dev.loomwise.bench.task;

/** One job that can be computed in parts: the sum over disjoint parts is the sum over the whole. */
public interface DivisibleJob {
    /** How many units the job has. */
    long size();

    /** Computes the units from {@code from} (inclusive) to {@code to} (exclusive) and returns their checksum. */
    long part(long from, long to);

    /**
     * Puts two neighbouring parts together when both are computed, as merging does; most jobs have nothing to do here.
     * Halves join in any order, but each only after all of its own.
     */
    default void join(long from, long middle, long to) {}

    /** What the whole result says once all parts are joined, in far less time than computing it; part of the checksum. */
    default long verdict() {
        return 0;
    }
}
