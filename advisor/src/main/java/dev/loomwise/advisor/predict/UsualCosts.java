package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a fit starts, and where costs stay that no cell tells: seen on a two-core virtual machine under JDK 25.
 * Nanoseconds.
 */
final class UsualCosts {
    private static final double SEEN_NANOS_PER_UNIT = 2.44;
    private static final double SEARCH_NS = 16;
    /** Times that belong to timers and kernels, and hardly to the speed of the cores. */
    private static final Set<Cost> LATENCIES = EnumSet.of(Cost.EXTRA_WAIT, Cost.ARRIVAL, Cost.HOT);

    private UsualCosts() {}

    /**
     * The usual costs on a machine of another speed: what is CPU grows with the time that it takes to compute.
     *
     * @param nanosPerUnit of {@code CpuWork} on that machine
     */
    static Costs on(double nanosPerUnit, String io, ConcurrencyModel model) {
        Costs costs = of(io, model);
        double slower = Math.clamp(nanosPerUnit / SEEN_NANOS_PER_UNIT, 0.2, 5);
        for (Map.Entry<Cost, Double> cost : costs.ns().entrySet()) {
            costs = LATENCIES.contains(cost.getKey()) ? costs : costs.with(cost.getKey(), cost.getValue() * slower);
        }
        return costs;
    }

    /** @param io {@code none}, {@code divisible}, {@code timer}, {@code http} or what is like one of them */
    static Costs of(String io, ConcurrencyModel model) {
        Map<Cost, Double> ns = new EnumMap<>(Cost.class);
        tasks(model, ns);
        switch (io) {
            case "http" -> http(model, ns);
            case "jdbc" -> jdbc(model, ns);
            case "timer" -> timer(model, ns);
            default -> {
            }
        }
        return new Costs(ns, 1);
    }

    /** Handing over, starting and ending a task. */
    private static void tasks(ConcurrencyModel model, Map<Cost, Double> ns) {
        ns.put(Cost.FIXED, model == ConcurrencyModel.SYNC ? 1_000.0 : 30_000.0);
        ns.put(Cost.END, 100.0);
        ns.put(Cost.ARRIVAL, 55_000.0);
        ns.put(Cost.HOT, 500_000.0);
        ns.put(Cost.INTERRUPT, 12_000.0);
        switch (model) {
            case SYNC -> ns.put(Cost.START, 20.0);
            case VIRTUAL -> {
                // Alone in a young heap 400; 1200 in a program that has run for long, as 35 batches for tuning did.
                submitAndStart(ns, 300, 800);
                ns.put(Cost.UNPARK, 10_000.0);
            }
            case BRIDGE -> {
                ns.put(Cost.UNPARK, 10_000.0);
                submitAndStart(ns, 300, 400);
                ns.put(Cost.HANDOFF, 2_500.0);
                ns.put(Cost.SWITCHING, 1_000.0);
            }
            case PLATFORM -> {
                ns.put(Cost.UNPARK, 10_000.0);
                submitAndStart(ns, 150, 200);
                ns.put(Cost.SWITCHING, 1_000.0);
            }
            case FORKJOIN -> {
                submitAndStart(ns, 50, 150);
                ns.put(Cost.SPLIT, 500.0);
            }
            case ASYNC -> {
                submitAndStart(ns, 100, 100);
                ns.put(Cost.UNPARK, 10_000.0);
                ns.put(Cost.HANDOFF, 2_500.0);
            }
        }
    }

    private static void timer(ConcurrencyModel model, Map<Cost, Double> ns) {
        ns.put(Cost.EXTRA_WAIT, 80_000.0);
        switch (model) {
            case SYNC, FORKJOIN -> callWakePoll(ns, 1_500, 2_500, 0);
            case PLATFORM -> callWakePoll(ns, 2_000, 5_000, 0);
            case VIRTUAL, BRIDGE -> callWakePoll(ns, 700, 700, 500);
            case ASYNC -> callWakePoll(ns, 400, 400, 500);
        }
    }

    /**
     * A query over a socket to a server on the same machine; the thread that asks is held. PostgreSQL sleeps in whole
     * milliseconds, and wakes late rather than early. For a virtual thread the answer is noticed by another one first: of 59
     * profiles 56 took longer than in a pool, those that hardly compute by about 100 us for each wait on the longest way.
     */
    private static void jdbc(ConcurrencyModel model, Map<Cost, Double> ns) {
        boolean virtual = model == ConcurrencyModel.VIRTUAL || model == ConcurrencyModel.BRIDGE;
        ns.put(Cost.EXTRA_WAIT, virtual ? 800_000.0 : 700_000.0);
        ns.put(Cost.STUB, 25_000.0);
        callWakePoll(ns, 15_000, 15_000, 0);
    }

    private static void http(ConcurrencyModel model, Map<Cost, Double> ns) {
        ns.put(Cost.EXTRA_WAIT, 150_000.0);
        ns.put(Cost.STUB, 12_000.0);
        ns.put(Cost.SEARCH, SEARCH_NS);
        switch (model) {
            case SYNC, PLATFORM -> callWakePoll(ns, 35_000, 15_000, 25_000);
            case FORKJOIN -> {
                callWakePoll(ns, 35_000, 15_000, 25_000);
                ns.put(Cost.SCAN, 140.0);
            }
            case ASYNC -> {
                // An answer passes more stages and changes threads once more than one that a thread waits for: 69 batches
                // took 0.95 to 1.26 times as long as under virtual threads, most where cores are what limits.
                callWakePoll(ns, 30_000, 14_000, 27_000);
                // The client's own threads stand in line for the list, and plain threads are parked for that.
                ns.put(Cost.SEARCH, 1.2 * SEARCH_NS);
            }
            case VIRTUAL, BRIDGE -> callWakePoll(ns, 25_000, 10_000, 25_000);
        }
    }

    private static void submitAndStart(Map<Cost, Double> ns, double submit, double start) {
        ns.put(Cost.SUBMIT, submit);
        ns.put(Cost.START, start);
    }

    private static void callWakePoll(Map<Cost, Double> ns, double call, double wake, double poll) {
        ns.put(Cost.CALL, call);
        ns.put(Cost.WAKE, wake);
        ns.put(Cost.POLL, poll);
    }
}
