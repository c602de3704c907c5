package dev.loomwise.reports.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often each value is drawn in each resample of forks of these lengths: first forks, then iterations within them. It
 * does not depend on the values, and the cells of a run have two or three shapes: the draws of a shape are kept.
 */
final class Draws {
    private record Shape(List<Integer> lengths, int replicates, long seed) {}

    /**
     * One resample.
     *
     * @param counts how often each value was drawn, fork after fork; not to be changed, and not to be kept
     * @param drawn how many values that are in all
     */
    record Draw(int[] counts, int drawn) {}

    /** Beyond that they are made anew each time, lest odd files fill the memory. */
    private static final int MOST_KEPT = 64;
    private static final int MOST_COUNTS = 1 << 17;
    private static final Map<Shape, List<Draw>> KEPT = new ConcurrentHashMap<>();

    private Draws() {}

    /** What is done with each resample. */
    interface Use {
        /** @param replicate which one it is, from 0 */
        void of(Draw draw, int replicate);
    }

    /**
     * Hands over every resample, in the same order each time.
     *
     * @param lengths of the forks, each above 0
     */
    static void each(int[] lengths, int replicates, long seed, Use use) {
        int values = Arrays.stream(lengths).sum();
        if ((long) replicates * values > MOST_COUNTS) {
            int[] counts = new int[values];
            draw(lengths, replicates, seed, () -> {
                Arrays.fill(counts, 0);
                return counts;
            }, use);
            return;
        }
        Shape shape = new Shape(Arrays.stream(lengths).boxed().toList(), replicates, seed);
        List<Draw> known = KEPT.get(shape);
        if (known == null) {
            List<Draw> made = new ArrayList<>(replicates);
            draw(lengths, replicates, seed, () -> new int[values], (draw, r) -> made.add(draw));
            if (KEPT.size() < MOST_KEPT) {
                KEPT.putIfAbsent(shape, made);
            }
            known = made;
        }
        for (int r = 0; r < replicates; r++) {
            use.of(known.get(r), r);
        }
    }

    /** Makes an array of zeros. */
    private interface Zeros {
        int[] array();
    }

    private static void draw(int[] lengths, int replicates, long seed, Zeros zeros, Use use) {
        int[] begins = new int[lengths.length];
        for (int f = 1; f < lengths.length; f++) {
            begins[f] = begins[f - 1] + lengths[f - 1];
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int r = 0; r < replicates; r++) {
            int[] counts = zeros.array();
            int drawn = 0;
            for (int f = 0; f < lengths.length; f++) {
                int fork = lengths.length == 1 ? 0 : below(lengths.length, random);
                for (int i = 0; i < lengths[fork]; i++) {
                    counts[begins[fork] + below(lengths[fork], random)]++;
                }
                drawn += lengths[fork];
            }
            use.of(new Draw(counts, drawn), r);
        }
    }

    /** Any of the first numbers, by multiplying: what it favours by is a billionth, and it takes half the time. */
    private static int below(int bound, SplittableRandom random) {
        return (int) (((random.nextInt() & 0xFFFFFFFFL) * bound) >>> 32);
    }
}
