package dev.loomwise.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.stats.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anIntervalHoldsItsPointAndStaysWithinTheValues(long seed) {
        List<double[]> forks = forks(seed, 3, 7, 0.2);
        for (Estimate e : List.of(Bootstrap.median(forks, seed), Bootstrap.mean(forks, seed))) {
            double[] all = Samples.pooled(forks);
            java.util.Arrays.sort(all);
            assertTrue(all[0] <= e.low() && e.low() <= e.point(), e.toString());
            assertTrue(e.point() <= e.high() && e.high() <= all[all.length - 1], e.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 3, 1e6})
    void intervalsScaleWithTheValues(double factor) {
        List<double[]> forks = forks(1, 3, 7, 0.2);
        List<double[]> scaled = forks.stream().map(f -> java.util.Arrays.stream(f).map(v -> v * factor).toArray())
                .toList();
        Estimate expected = Bootstrap.median(forks, 5).map(v -> v * factor);
        Estimate actual = Bootstrap.median(scaled, 5);
        assertEquals(expected.low(), actual.low(), 1e-9 * factor);
        assertEquals(expected.high(), actual.high(), 1e-9 * factor);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        List<double[]> forks = forks(1, 2, 10, 0.1);
        assertEquals(Bootstrap.median(forks, 9), Bootstrap.median(forks, 9));
    }

    @Test
    void equalValuesHaveNoWidth() {
        assertEquals(Estimate.exactly(4), Bootstrap.median(List.of(new double[]{4, 4, 4}, new double[]{4}), 1));
    }

    @Test
    void forksThatDifferWidenTheIntervalMoreThanIterationsThatDo() {
        List<double[]> forksDiffer = List.of(new double[]{1, 1, 1, 1}, new double[]{2, 2, 2, 2},
                new double[]{3, 3, 3, 3});
        List<double[]> iterationsDiffer = List.of(new double[]{1, 2, 3, 2}, new double[]{3, 1, 2, 1},
                new double[]{3, 2, 1, 3});
        assertTrue(width(Bootstrap.mean(forksDiffer, 1)) > 1.3 * width(Bootstrap.mean(iterationsDiffer, 1)));
    }

    @Test
    void about95OfAHundredIntervalsHoldTheTruth() {
        int holds = 0;
        for (int seed = 0; seed < 100; seed++) {
            Estimate e = Bootstrap.mean(forks(seed, 1, 30, 0.1), seed);
            holds += e.low() <= 10 && 10 <= e.high() ? 1 : 0;
        }
        assertTrue(holds >= 86, holds + " of 100");
    }

    @Test
    void nothingToResampleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.median(List.of(), 1));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.median(List.of(new double[0]), 1));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.median(List.of(new double[]{Double.NaN}), 1));
    }

    @Test
    void aRatioOfASampleToItsDoubleIsOneHalf() {
        List<double[]> one = List.of(new double[]{1, 1.01, 0.99}, new double[]{1, 1.02, 0.98});
        List<double[]> two = List.of(new double[]{2, 2.02, 1.98}, new double[]{2, 2.04, 1.96});
        Estimate ratio = Ratio.ofMedians(one, two, 1);
        assertEquals(0.5, ratio.point(), 1e-9);
        assertTrue(ratio.low() > 0.45 && ratio.high() < 0.55, ratio.toString());
    }

    @Test
    void aRatioDoesNotDivideByZero() {
        List<double[]> zero = List.of(new double[]{0, 1});
        assertThrows(IllegalArgumentException.class, () -> Ratio.ofMedians(zero, zero, 1));
    }

    @Test
    void timesThatCannotBeToldApartShareARank() {
        assertEquals(List.of(3, 1, 1, 4), Ranking.of(List.of(new Estimate(20, 19, 21), new Estimate(10, 9, 11),
                new Estimate(10.5, 10, 11), Estimate.exactly(30)), 0));
    }

    @Test
    void aToleranceMakesCloseTimesEqual() {
        List<Estimate> close = List.of(Estimate.exactly(100), Estimate.exactly(103));
        assertEquals(List.of(1, 2), Ranking.of(close, 0.02));
        assertEquals(List.of(1, 1), Ranking.of(close, 0.05));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFirstRankIsOfThoseWhoCannotBeToldFromTheBestAndOfNobodyElse(long seed) {
        Random random = new Random(seed);
        List<Estimate> times = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double point = 1 + random.nextInt(50);
            times.add(new Estimate(point, point * (1 - random.nextDouble() / 3), point * (1 + random.nextDouble())));
        }
        Estimate best = times.stream().min(Comparator.comparingDouble(Estimate::point)).orElseThrow();
        List<Integer> ranks = Ranking.of(times, 0.05);
        for (int i = 0; i < times.size(); i++) {
            assertEquals(times.get(i).low() <= best.high() * 1.05, ranks.get(i) == 1, times + " " + ranks);
        }
    }

    @Test
    void anUncertainTimeMayShareTheFirstRankAcrossOneThatIsSurelyBehind() {
        assertEquals(List.of(1, 3, 1, 4), Ranking.of(List.of(new Estimate(10, 9.9, 10.1), new Estimate(11, 10.9, 11.1),
                new Estimate(12, 9, 15), Estimate.exactly(20)), 0.02));
    }

    private static double width(Estimate e) {
        return e.high() - e.low();
    }

    private static List<double[]> forks(long seed, int forks, int iterations, double spread) {
        Random random = new Random(seed);
        List<double[]> all = new ArrayList<>();
        for (int f = 0; f < forks; f++) {
            all.add(random.doubles(iterations).map(u -> 10 * (1 + spread * (u - 0.5))).toArray());
        }
        return all;
    }
}
