package dev.loomwise.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForkSpreadTest {
    private static ForkSpread.Levels levels(int forks, double spread, double change, Random random) {
        return new ForkSpread.Levels(random.doubles(forks).map(u -> spread * random.nextGaussian()).toArray(),
                random.doubles(forks).map(u -> change + spread * random.nextGaussian()).toArray());
    }

    /** Variances drawn as Smyth's model has them: a common one over a chi-squared with so many degrees of freedom. */
    @ParameterizedTest
    @CsvSource({"4, 3", "8, 3", "4, 5"})
    void the_common_variance_and_its_weight_are_found_again(int degrees, int forks) {
        Random random = new Random(5);
        List<ForkSpread.Levels> cells = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double chi = 0;
            for (int d = 0; d < degrees; d++) {
                chi += Math.pow(random.nextGaussian(), 2);
            }
            cells.add(levels(forks, 0.02 * Math.sqrt(degrees / chi), 0, random));
        }
        ForkSpread spread = ForkSpread.of(cells);
        assertEquals(ForkSpread.Source.FORKS, spread.source());
        assertEquals(0.02, Math.sqrt(spread.variance()), 0.002);
        assertEquals(degrees, spread.degrees(), degrees * 0.25);
    }

    @Test
    void a_change_between_the_runs_is_not_taken_for_a_spread_of_forks() {
        Random random = new Random(6);
        List<ForkSpread.Levels> cells = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            cells.add(levels(3, 0.02, 1, random));
        }
        assertEquals(0.02, Math.sqrt(ForkSpread.of(cells).variance()), 0.004);
    }

    @Test
    void with_one_fork_a_side_the_ratios_tell_even_when_a_third_of_the_cells_changed() {
        Random random = new Random(7);
        List<ForkSpread.Levels> cells = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            cells.add(levels(1, 0.02, i % 3 == 0 ? 0.5 : 0, random));
        }
        ForkSpread spread = ForkSpread.of(cells);
        assertEquals(ForkSpread.Source.RATIOS, spread.source());
        assertEquals(0.02, Math.sqrt(spread.variance()), 0.012);
    }

    @Test
    void a_few_single_forks_are_taken_to_lie_five_percent_apart() {
        ForkSpread spread = ForkSpread.of(List.of(levels(1, 0.001, 0, new Random(8))));
        assertEquals(ForkSpread.Source.ASSUMED, spread.source());
        assertEquals(0.05, Math.sqrt(spread.variance()), 1e-12);
    }

    @Test
    void equal_forks_do_not_make_a_spread_of_nothing() {
        ForkSpread.Levels equal = new ForkSpread.Levels(new double[]{1, 1}, new double[]{1, 1});
        assertTrue(ForkSpread.of(List.of(equal, equal, equal, equal)).variance() > 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 1.6449, 20, 1e4})
    void inverse_trigamma_is_the_inverse_of_trigamma(double value) {
        assertEquals(value, Gamma.trigamma(ForkSpread.inverseTrigamma(value)), value * 1e-5);
    }
}
