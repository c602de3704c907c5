package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Invariant: what is recommended is about as good as the best, nothing much smaller is, and all of the region is. */
class SettingSearchTest {
    private static final double FLAT = 0.02;

    @RepeatedTest(200)
    void the_smallest_good_value_is_found_of_any_figure_that_falls_stays_and_rises(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        double knee = 1 + random.nextInt(3000);
        double rises = random.nextDouble() < 0.5 ? 1e9 : knee * (2 + 10 * random.nextDouble());
        IntToDoubleFunction figure = n -> 100 * Math.max(1, knee / n) * Math.max(1, n / rises);
        var found = SettingSearch.smallest(figure, 1, 4000, FLAT);
        double best = figure.applyAsDouble((int) Math.min(4000, Math.ceil(knee)));
        assertTrue(figure.applyAsDouble(found.low()) <= best * (1 + FLAT), () -> knee + ": " + found);
        assertTrue(found.low() <= Math.max(knee + 1, knee * 1.06), () -> knee + ": much too large: " + found);
        assertTrue(figure.applyAsDouble(found.high()) <= best * (1 + FLAT) + 1e-9,
                () -> knee + ", " + rises + ": " + found);
        assertTrue(found.high() >= Math.min(4000, rises) * 0.9, () -> rises + ": more would do: " + found);
    }

    @Test
    void where_nothing_matters_the_least_is_enough() {
        assertEquals(new SettingSearch.Found(3, 500, 7), SettingSearch.smallest(n -> 7, 3, 500, FLAT));
    }

    @Test
    void where_there_is_no_choice_there_is_none() {
        assertEquals(new SettingSearch.Found(9, 9, 1), SettingSearch.smallest(n -> 1, 9, 9, FLAT));
    }

    @Test
    void a_search_over_thousands_of_values_looks_at_two_dozen() {
        AtomicInteger looked = new AtomicInteger();
        SettingSearch.smallest(n -> {
            looked.incrementAndGet();
            return Math.max(1, 1500.0 / n);
        }, 1, 4000, FLAT);
        assertTrue(looked.get() <= 45, looked + " values");
    }
}
