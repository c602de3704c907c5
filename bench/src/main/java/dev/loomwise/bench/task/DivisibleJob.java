package dev.loomwise.bench.task;

/** One job that can be computed in parts: the sum over disjoint parts is the sum over the whole. */
public interface DivisibleJob {
    /** How many units the job has. */
    long size();

    /** Computes the units from {@code from} (inclusive) to {@code to} (exclusive) and returns their checksum. */
    long part(long from, long to);
}
