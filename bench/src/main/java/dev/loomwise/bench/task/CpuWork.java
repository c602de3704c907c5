package dev.loomwise.bench.task;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Computing that can be dosed: a chain of dependent integer operations, which nothing can shorten or vectorise. */
public final class CpuWork {
    private static final long CHUNK_NANOS = 1_000_000;

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
     * Time of one unit on an undisturbed core, in nanoseconds: the lower decile of many chunks, because whatever
     * disturbs a chunk makes it longer. Takes about 0.3 s.
     */
    public static double nanosPerUnit() {
        long units = 1_000;
        while (nanos(units) < CHUNK_NANOS) {
            units *= 2;
        }
        for (int i = 0; i < 50; i++) {
            nanos(units);
        }
        double[] perUnit = new double[200];
        for (int i = 0; i < perUnit.length; i++) {
            perUnit[i] = nanos(units) / (double) units;
        }
        Arrays.sort(perUnit);
        return perUnit[perUnit.length / 10];
    }

    /**
     * Speed of one core while all compute, as a share of its speed alone: 1 where cores share nothing, about 0.6 where
     * two of them are one core's hyperthreads. The best of several short races: neighbours only make it slower.
     */
    public static double parallelSpeed(double nanosPerUnit, int cores) {
        long units = units(Duration.ofMillis(20), nanosPerUnit);
        double best = 0;
        for (int race = 0; race < 10; race++) {
            best = Math.max(best, units * nanosPerUnit / slowestOfRace(units, cores));
        }
        return Math.min(1, best);
    }

    private static double slowestOfRace(long units, int cores) {
        long[] nanos = new long[cores];
        CyclicBarrier start = new CyclicBarrier(cores);
        CountDownLatch end = new CountDownLatch(cores);
        for (int core = 0; core < cores; core++) {
            int lane = core;
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    start.await();
                    nanos[lane] = nanos(units);
                } catch (Exception e) {
                    nanos[lane] = Long.MAX_VALUE;
                } finally {
                    end.countDown();
                }
            });
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Arrays.stream(nanos).max().orElseThrow();
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
