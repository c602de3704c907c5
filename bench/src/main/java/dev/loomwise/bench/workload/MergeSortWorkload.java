package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.DivisibleJob;
import java.util.Arrays;
import java.util.Random;

/**
 * Merge sort of random numbers. Units are numbers; halves are merged by whoever joins them, and the last merge is one
 * thread's, so that even forkjoin does not come near the number of cores.
 */
@AutoService(Workload.class)
public final class MergeSortWorkload extends KernelWorkload {
    public MergeSortWorkload() {
        super("merge-sort", "merge sort of random numbers", 1_000_000, 100_000_000);
    }

    @Override
    DivisibleJob job(long size) {
        return new Sorting((int) size);
    }

    @Override
    double aboutMs(long size) {
        return size * Math.log((double) size) * 7e-6;
    }

    private static final class Sorting implements DivisibleJob {
        private static final long SEED = 11;
        /** Shorter ones are sorted in place. */
        private static final int SHORT = 2048;
        private final int[] given;
        private final int[] sorted;
        private final int[] spare;

        Sorting(int n) {
            given = new Random(SEED).ints(n).toArray();
            sorted = new int[n];
            spare = new int[n];
        }

        @Override
        public long size() {
            return given.length;
        }

        @Override
        public long part(long from, long to) {
            System.arraycopy(given, (int) from, sorted, (int) from, (int) (to - from));
            sort((int) from, (int) to);
            long sum = 0;
            for (int i = (int) from; i < to; i++) {
                sum += sorted[i];
            }
            return sum;
        }

        private void sort(int from, int to) {
            if (to - from <= SHORT) {
                Arrays.sort(sorted, from, to);
                return;
            }
            int middle = (from + to) >>> 1;
            sort(from, middle);
            sort(middle, to);
            join(from, middle, to);
        }

        @Override
        public void join(long from, long middle, long to) {
            int left = (int) from;
            int right = (int) middle;
            System.arraycopy(sorted, left, spare, left, right - left);
            for (int i = left; left < middle; i++) {
                sorted[i] = right < to && sorted[right] < spare[left] ? sorted[right++] : spare[left++];
            }
        }

        /** How many neighbours stand in the wrong order. */
        @Override
        public long verdict() {
            long wrong = 0;
            for (int i = 1; i < sorted.length; i++) {
                wrong += sorted[i - 1] > sorted[i] ? 1 : 0;
            }
            return wrong;
        }
    }
}
