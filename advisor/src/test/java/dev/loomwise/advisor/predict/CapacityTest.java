package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: below the sustainable rate latency does not depend on how long one looks, above it it grows with that. */
class CapacityTest {
    private static final String PLAIN = "rate: 100/s, wait: 5ms, cpu: 1ms";
    private static final String HEAVY = "rate: 100/s, wait: 5ms, mix: [{share: 98%, cpu: 1ms}, {cpu: 50ms}]";
    private static final String CALLS = "rate: 100/s, wait: 20ms, cpu: 200us, io: http, downstream: local";

    private static double p50(Rehearsal rehearsal, ConcurrencyModel model, Settings settings, double rate,
            int requests) {
        Scale by = Scale.NONE.withRate(rate / rehearsal.profile().ratePerSecond());
        return rehearsal.of(rehearsal.profile().scaled(by)).service(model, settings, requests).percentileNs(0, 0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"VIRTUAL | 0 | " + PLAIN, "ASYNC | 0 | " + PLAIN, "PLATFORM | 20 | " + PLAIN,
            "PLATFORM | 400 | " + PLAIN, "SYNC | 0 | " + PLAIN, "FORKJOIN | 0 | " + PLAIN, "VIRTUAL | 0 | " + HEAVY,
            "BRIDGE | 0 | " + HEAVY, "VIRTUAL | 0 | " + CALLS, "ASYNC | 0 | " + CALLS, "PLATFORM | 40 | " + CALLS})
    void the_backlog_stays_below_the_rate_and_grows_above_it(ConcurrencyModel model, int pool, String yaml) {
        Rehearsal rehearsal = Profiles.rehearsal(yaml);
        Settings settings = new Settings(Math.max(1, pool), 0, 2);
        double rate = new Capacity(rehearsal, model, settings).perSecond();
        double calm = p50(rehearsal, model, settings, 0.85 * rate, 16_000) / p50(rehearsal, model, settings,
                0.85 * rate, 8000);
        double flooded = p50(rehearsal, model, settings, 1.15 * rate, 32_000) / p50(rehearsal, model, settings,
                1.15 * rate, 16_000);
        assertTrue(calm < 1.4, () -> "latency grows below " + rate + "/s: " + calm);
        assertTrue(flooded > 1.4, () -> "latency stays above " + rate + "/s: " + flooded);
    }

    @Test
    void one_thread_carries_as_many_as_fit_one_after_the_other() {
        double rate = new Capacity(Profiles.rehearsal(PLAIN), ConcurrencyModel.SYNC, new Settings(1, 0, 2)).perSecond();
        assertEquals(1000 / 6.1, rate, 5);
    }

    @Test
    void a_limit_bounds_what_is_carried() {
        Rehearsal rehearsal = Profiles.rehearsal(PLAIN + ", in-flight: 4");
        double rate = new Capacity(rehearsal, ConcurrencyModel.VIRTUAL, new Settings(1, 4, 2)).perSecond();
        assertEquals(4 / 0.0063, rate, 60);
    }

    @Test
    void computing_beyond_what_can_be_played_is_bounded_by_the_cores() {
        Rehearsal rehearsal = Profiles.rehearsal("rate: 1/h, cpu: 100h");
        double rate = new Capacity(rehearsal, ConcurrencyModel.VIRTUAL, new Settings(1, 0, 2)).perSecond();
        assertEquals(2 / 360_000.0, rate, 1e-9);
    }
}
