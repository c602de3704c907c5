package dev.loomwise.advisor.recording.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: what threads computed is found from loads that are reported as a JVM on Linux reports them. */
class TickedUserTimeTest {
    private static final long SEED = 11;
    private static final double MS = 1e6;
    private static final double TICK = 10 * MS;
    private static final int THREADS = 4000;

    /** The JVM's own arithmetic, in nanoseconds: the clock of all computing is exact, the one of user time counts ticks. */
    private static final class Jvm {
        private double user;
        private double all;
        private double reported;
        private double found;
        private final TickedUserTime ticked = new TickedUserTime();

        void look(double userNow, double systemNow) {
            double allNow = userNow + systemNow;
            if (allNow - all < MS) {
                return;
            }
            double toldUser = Math.floor(userNow / TICK) * TICK;
            double before = all - user;
            double system = Math.max(before, allNow - toldUser);
            reported += toldUser - user + system - before;
            found += ticked.computed(toldUser - user, system - before);
            user = toldUser;
            all = toldUser + system;
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 3, 0", "6, 3, 0.2", "3, 8, 0.1", "40, 5, 0.05", "20, 50, 0", "10, 0.4, 0.3"})
    void what_many_threads_computed_is_found_in_sum(int looks, double msBetween, double ofSystem) {
        Random random = new Random(SEED);
        double truth = 0;
        double reported = 0;
        double found = 0;
        for (int i = 0; i < THREADS; i++) {
            Jvm jvm = new Jvm();
            double user = 0;
            double system = 0;
            for (int look = 0; look < looks; look++) {
                double more = 2 * random.nextDouble() * msBetween * MS;
                user += more * (1 - ofSystem);
                system += more * ofSystem;
                jvm.look(user, system);
            }
            truth += user + system;
            reported += jvm.reported;
            found += jvm.found;
        }
        // A thread's last millisecond is not reported at all.
        double seen = truth - THREADS * 0.3 * MS;
        assertEquals(0, (found - seen) / THREADS / MS, 0.6, "ms of a thread, too much; reported "
                + (reported - seen) / THREADS / MS);
    }

    @Test
    void what_the_jvm_reports_of_a_pool_that_computes_little_is_more_than_it_computed() {
        Random random = new Random(SEED);
        double tooMuch = 0;
        for (int i = 0; i < THREADS; i++) {
            Jvm jvm = new Jvm();
            double user = 0;
            for (int look = 0; look < 6; look++) {
                user += 2 * random.nextDouble() * 3 * MS;
                jvm.look(user, 0);
            }
            tooMuch += jvm.reported - user;
        }
        assertTrue(tooMuch / THREADS > 1.5 * MS, () -> "no reason to take anything out");
    }

    @Test
    void a_thread_that_computes_for_long_is_told_to_a_tick() {
        Jvm jvm = new Jvm();
        for (int look = 1; look <= 1000; look++) {
            jvm.look(look * 37 * MS, 0);
        }
        assertEquals(37_000 * MS, jvm.found, TICK);
    }

    @Test
    void nothing_is_ever_taken_out_of_more_than_was_reported() {
        Random random = new Random(SEED);
        TickedUserTime ticked = new TickedUserTime();
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            double user = random.nextInt(3) * TICK;
            double system = user == 0 || random.nextBoolean() ? MS + random.nextDouble() * TICK : 0;
            double computed = ticked.computed(user, system);
            assertTrue(computed >= 0, () -> "computed " + computed);
            sum += computed;
        }
        assertTrue(sum > 0);
    }
}
