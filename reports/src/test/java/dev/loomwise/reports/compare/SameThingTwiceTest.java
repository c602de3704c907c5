package dev.loomwise.reports.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant (A/A): of two runs of the same thing, at most 5 % of the cells are reported as different. */
class SameThingTwiceTest {
    private static final int CELLS = 1_000;

    @TempDir
    private Path folder;

    private static boolean different(Change c) {
        return c.verdict() == Verdict.SLOWER || c.verdict() == Verdict.FASTER;
    }

    /** Two runs; {@code changed} of the cells take {@code factor} times as long in the second. */
    private Comparison twice(Noise noise, double threshold, int changed, double factor, long seed) throws Exception {
        Random random = new Random(seed);
        MadeUpRun base = new MadeUpRun("base");
        MadeUpRun now = new MadeUpRun("now");
        for (int i = 0; i < CELLS; i++) {
            double level = 50 * Math.exp(random.nextGaussian());
            double spread = noise.forkSpread(random);
            base.cell(ConcurrencyModel.VIRTUAL, i + 1, noise.times(level, spread, random));
            now.cell(ConcurrencyModel.VIRTUAL, i + 1,
                    noise.times(i < changed ? level * factor : level, spread, random));
        }
        return Comparison.of(base.in(folder), now.in(folder), new Comparison.Settings(threshold, 0.95));
    }

    private static long count(Comparison c, Predicate<Change> what) {
        return c.changes().stream().filter(what).count();
    }

    private static boolean tasksAtMost(Change c, int most) {
        return Integer.parseInt(c.cell().replaceAll("timer ([0-9]+) .*", "$1")) <= most;
    }

    @ParameterizedTest(name = "{0} forks of {1} iterations, {2} of them odd")
    @CsvSource({"1, 10, 0", "1, 10, 0.05", "2, 10, 0", "2, 3, 0.1", "3, 10, 0.05", "5, 10, 0.05"})
    void at_most_five_percent_of_a_thousand_cells_are_called_different_even_without_a_threshold(int forks,
            int iterations, double oddForks) throws Exception {
        Comparison c = twice(new Noise(forks, iterations, oddForks), 0, 0, 1, 11);
        assertEquals(CELLS, c.changes().size());
        long flagged = count(c, SameThingTwiceTest::different);
        assertTrue(flagged <= CELLS / 20, flagged + " of " + CELLS + " called different, " + c.spread());
        // What a single fork cannot know: that it was an odd one. Its intervals miss more; its verdicts do not.
        double mayMiss = forks == 1 && oddForks > 0 ? 0.15 : 0.06;
        long beside = count(c, x -> x.ratio().low() > 1 || x.ratio().high() < 1);
        assertTrue(beside <= CELLS * mayMiss, beside + " of " + CELLS + " intervals miss the truth, " + c.spread());
    }

    @Test
    void a_machine_that_is_three_percent_slower_throughout_stays_within_the_threshold() throws Exception {
        Comparison c = twice(new Noise(2, 10, 0.02), 0.05, CELLS, 1.03, 12);
        assertTrue(count(c, SameThingTwiceTest::different) <= CELLS / 20, c.all().toString());
        assertEquals(1.03, c.all().ratio().point(), 0.01);
        assertTrue(c.all().ratio().low() > 1, "together the cells show it: " + c.all());
    }

    /** The other side of caution: a gate that never closes is none. */
    @ParameterizedTest(name = "{0} forks: at least {1} of 100 are found")
    @CsvSource({"2, 80", "5, 90"})
    void cells_that_became_half_as_fast_again_are_found_and_few_others(int forks, int atLeast) throws Exception {
        Comparison c = twice(new Noise(forks, 10, 0), 0.05, 100, 1.5, 13);
        long found = count(c, x -> x.verdict() == Verdict.SLOWER && tasksAtMost(x, 100));
        long wrong = count(c, x -> different(x) && !tasksAtMost(x, 100));
        assertTrue(found >= atLeast, found + " of 100 found");
        assertTrue(wrong <= 0.05 * (found + wrong), wrong + " false alarms");
    }
}
