package dev.loomwise.bench.web;

import java.net.URI;
import java.util.Random;

/**
 * What a load generator is to send: requests {@code 0} to {@code requests - 1}, each at its intended time, whether or not
 * the earlier ones were answered (open loop).
 *
 * @param target the server; request {@code i} asks for {@code /i}
 * @param requests at least 1
 * @param perSecond mean rate of Poisson arrivals; 0: all requests are due at once
 * @param seed of the arrival times
 * @param patienceMs how long after the last intended start answers are waited for, in milliseconds, at least 1
 */
public record LoadPlan(URI target, int requests, double perSecond, long seed, long patienceMs) {
    public LoadPlan {
        if (requests < 1 || !(perSecond >= 0) || patienceMs < 1) {
            throw new IllegalArgumentException("a load needs requests, a rate of at least 0 and patience: " + requests
                    + ", " + perSecond + ", " + patienceMs);
        }
    }

    /** Intended starts in nanoseconds after the beginning, ascending. */
    long[] offsets() {
        long[] offsets = new long[requests];
        if (perSecond > 0) {
            Random random = new Random(seed);
            double at = 0;
            for (int i = 0; i < requests; i++) {
                at += -Math.log(1 - random.nextDouble()) / perSecond * 1e9;
                offsets[i] = (long) at;
            }
        }
        return offsets;
    }
}
