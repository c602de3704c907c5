package dev.loomwise.bench.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Computing that can be dosed: a chain of dependent integer operations, which nothing can shorten or vectorise. */
public final class CpuWork {
    private static final long WARM_UP_NANOS = 60_000_000;
    private static final long WARM_UP_UNITS = 10_000;
    private static final double CHUNK_NANOS = 1_000_000;
    private static final int CHUNKS = 200;
    private static final int RACES = 10;

    private CpuWork() {}

    /** Does {@code units} units of work; the result depends on all of them. */
    public static long spin(long units, long seed) {
        long x = seed | 1;
        for (long i = 0; i < units; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            x *= 0x2545F4914F6CDD1DL;
        }
        return x;
    }

    /** How many units take {@code cpu} at that speed. */
    public static long units(Duration cpu, double nanosPerUnit) {
        return Math.round(cpu.toNanos() / nanosPerUnit);
    }

    /**
     * Time of one unit on an undisturbed core, in nanoseconds: the lower decile of many chunks of a millisecond, because
     * whatever disturbs a chunk makes it longer. Takes about 0.3 s.
     */
    public static double nanosPerUnit() {
        long warm = System.nanoTime() + WARM_UP_NANOS;
        double fastest = Double.MAX_VALUE;
        while (System.nanoTime() < warm) {
            fastest = Math.min(fastest, nanos(WARM_UP_UNITS) / (double) WARM_UP_UNITS);
        }
        long units = Math.round(CHUNK_NANOS / fastest);
        double[] perUnit = new double[CHUNKS];
        for (int i = 0; i < perUnit.length; i++) {
            perUnit[i] = nanos(units) / (double) units;
        }
        Arrays.sort(perUnit);
        return perUnit[perUnit.length / 10];
    }

    /**
     * Speed of one core while all compute, as a share of its speed alone: 1 where cores share nothing, about 0.6 where
     * two of them are one core's hyperthreads. The best of several races of 20 ms, each as slow as its slowest core:
     * neighbours only make it slower, and a median would take a busy moment for the machine.
     */
    public static double parallelSpeed(double nanosPerUnit, int cores) {
        long units = units(Duration.ofMillis(20), nanosPerUnit);
        double best = 0;
        for (int race = 0; race < RACES; race++) {
            best = Math.max(best, units * nanosPerUnit / slowestOfRace(units, cores));
        }
        return Math.min(1, best);
    }

    private static double slowestOfRace(long units, int cores) {
        CyclicBarrier start = new CyclicBarrier(cores);
        List<FutureTask<Long>> lanes = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            lanes.add(new FutureTask<>(() -> {
                start.await();
                return nanos(units);
            }));
            Thread.ofPlatform().daemon().start(lanes.getLast());
        }
        try {
            long slowest = 0;
            for (FutureTask<Long> lane : lanes) {
                slowest = Math.max(slowest, lane.get());
            }
            return slowest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calibrating", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a core could not be raced", e);
        }
    }

    private static long sink;

    private static long nanos(long units) {
        long start = System.nanoTime();
        long result = spin(units, start);
        long elapsed = System.nanoTime() - start;
        sink = result;
        return elapsed + (sink == 0 ? 1 : 0);
    }
}
