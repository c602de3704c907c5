package dev.loomwise.reports.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianIntervalTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void itSaysWhatTheSlowBootstrapSays(int count) {
        Random random = new Random(count);
        List<double[]> forks = random.ints(count, 1, 12).mapToObj(length -> random.doubles(length, 10, 20).toArray())
                .toList();
        Estimate slow = Bootstrap.median(forks, 1);
        Estimate fast = MedianInterval.of(forks, 2000, 1);
        assertEquals(slow.point(), fast.point(), 1e-12);
        assertEquals(slow.low(), fast.low(), 0.6);
        assertEquals(slow.high(), fast.high(), 0.6);
    }

    @Test
    void valuesThatRepeatAreCountedAsOftenAsTheyOccur() {
        assertEquals(new Estimate(5, 5, 5), MedianInterval.of(List.of(new double[]{5, 5}, new double[]{5}), 100, 1));
        assertEquals(2.5, MedianInterval.of(List.of(new double[]{2, 2, 3, 9}), 100, 1).point());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 200, 2000})
    void theEndsThatAreSortedAreThoseOfAllThatIsSorted(int count) {
        // So few different ones that many are equal.
        double[] values = new Random(count).doubles(count).map(v -> Math.floor(v * count / 3)).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int each = count / 40 + 2;
        MedianInterval.sortEnds(values, each);
        assertArrayEquals(Arrays.copyOf(sorted, each), Arrays.copyOf(values, each));
        assertArrayEquals(Arrays.copyOfRange(sorted, count - each, count),
                Arrays.copyOfRange(values, count - each, count));
    }

    @Test
    void drawsThatAreKeptAreThoseThatAreMadeAnew() {
        int[] shape = {3, 5};
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<String> draws = new ArrayList<>();
            Draws.each(shape, 100 + i / 2, 7, (d, r) -> draws.add(Arrays.toString(d.counts()) + d.drawn()));
            all.add(String.join("", draws.subList(0, 100)));
        }
        assertEquals(List.of(all.get(0), all.get(0), all.get(0)), all);
    }

    @Test
    void aLongForkOfEqualValuesIsNoTroubleAndItsDrawsAreNotKept() {
        double[] fork = new double[100_000];
        Arrays.fill(fork, 3);
        assertEquals(Estimate.exactly(3), MedianInterval.of(List.of(fork), 100, 1));
    }

    @Test
    void nothingAndWhatIsNotFiniteAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> MedianInterval.of(List.of(), 100, 1));
        assertThrows(IllegalArgumentException.class, () -> MedianInterval.of(List.of(new double[0]), 100, 1));
        assertThrows(IllegalArgumentException.class,
                () -> MedianInterval.of(List.of(new double[]{1, Double.POSITIVE_INFINITY}), 100, 1));
    }
}
