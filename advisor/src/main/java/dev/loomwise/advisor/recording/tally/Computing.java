package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Site;

/** What a group of threads computed: how much and when, as the JVM reports it, and of what kind, as samples show. */
public final class Computing {
    private final CpuCurve curve;
    private double nanos;
    private double from = Double.MAX_VALUE;
    private double to;
    private double sampledNanos;
    private double clientNanos;
    private double dividingNanos;

    Computing(long origin) {
        curve = new CpuCurve(origin);
    }

    /** So much was computed between two times, ns since 1970. */
    void add(double amount, double since, double until) {
        nanos += amount;
        curve.add(since, until, amount);
        from = Math.min(from, since);
        to = Math.max(to, until);
    }

    /** A share of what others computed was computed for these: carriers do so for virtual threads. */
    public void addShare(Computing others, double share) {
        nanos += share * others.nanos;
        curve.add(others.curve, share);
        from = Math.min(from, others.from);
        to = Math.max(to, others.to);
    }

    /** A computing thread was seen; each sample stands for {@code amount} of computing. */
    void sampled(Site site, double amount) {
        sampledNanos += amount;
        clientNanos += site.client() ? amount : 0;
        dividingNanos += site.divides() ? amount : 0;
    }

    /** Computed in all, ns of one core. */
    public double nanos() {
        return nanos;
    }

    /** Computed between two times, ns since 1970; ns of one core. */
    public double nanosBetween(double since, double until) {
        return curve.between(since, until);
    }

    /** The first time from {@code at} on at which a load was taken: what came before it is mixed with what came earlier. */
    public double takenAfter(double at) {
        return curve.takenAfter(at);
    }

    /** Until when it is known, ns since 1970. */
    public double until() {
        return to;
    }

    /** All samples; ns where they were taken by CPU time, else their number. */
    public double sampledNanos() {
        return sampledNanos;
    }

    /** Of the samples, what was within a client library. */
    public double clientNanos() {
        return clientNanos;
    }

    /** Of the samples, what was within a job that is being split. */
    public double dividingNanos() {
        return dividingNanos;
    }
}
