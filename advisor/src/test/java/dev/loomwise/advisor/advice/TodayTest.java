package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.predict.Profiles;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a change is worth it where its gain is above the tolerance and told from none, and nowhere else. */
class TodayTest {
    private static Today today(String yaml, String code) {
        return Today.of(TodaysCode.read(code), Advisor.advise(Profiles.profile(yaml),
                new CalibrationStore.Found(CalibrationStore.reference(), true)));
    }

    @Test
    void a_pool_that_makes_waves_is_worth_a_change() {
        Today today = today("tasks: 1000, wait: 100ms", "platform:50");
        assertEquals(Today.Verdict.WORTH_A_CHANGE, today.verdict());
        assertTrue(today.gain().orElseThrow().low() > 5, today.toString());
    }

    @Test
    void what_ties_with_the_advice_is_not_worth_a_change() {
        Today today = today("tasks: 1000, wait: 100ms", "async");
        assertEquals(Today.Verdict.NOT_WORTH_A_CHANGE, today.verdict());
        assertTrue(today.gain().orElseThrow().low() < 1, today.toString());
    }

    @Test
    void what_is_advised_is_done_already() {
        Today today = today("tasks: 1000, wait: 100ms", "virtual");
        assertEquals(1, today.gain().orElseThrow().high());
        assertEquals("Virtual takes", today.sentence().substring(0, 13));
        assertTrue(today.sentence().endsWith("that is what is advised: not worth a change."), today.sentence());
    }

    @Test
    void a_small_gain_below_the_tolerance_is_not_worth_a_change() {
        Today strict = today("tasks: 1000, wait: 300ms, cpu: 100us, io: http, tolerance: 0%", "platform:500");
        Today patient = today("tasks: 1000, wait: 300ms, cpu: 100us, io: http, tolerance: 100%", "platform:500");
        assertEquals(Today.Verdict.WORTH_A_CHANGE, strict.verdict());
        assertEquals(Today.Verdict.NOT_WORTH_A_CHANGE, patient.verdict());
    }

    @Test
    void a_service_that_cannot_be_carried_today_has_no_gain_and_says_so() {
        Today today = today("rate: 300/s, wait: 50ms, cpu: 1ms", "platform:5");
        assertEquals(Today.Verdict.CANNOT_CARRY_IT, today.verdict());
        assertTrue(today.gain().isEmpty());
        assertTrue(today.sentence().contains("cannot carry it"), today.sentence());
    }

    @ParameterizedTest
    @CsvSource({"platform:200, PLATFORM, 200", "bridge:4, BRIDGE, 4", "virtual:50, VIRTUAL, 50",
            "forkjoin:8, FORKJOIN, 8"})
    void a_model_and_its_setting_are_read(String text, ConcurrencyModel model, int setting) {
        assertEquals(new TodaysCode(model, OptionalInt.of(setting)), TodaysCode.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platfrom:200", "platform:0", "platform:-1", "platform:", "platform:many", "sync:3", "",
            "platform:99999999999", "platform:2:3", "platform:1.5"})
    void anything_else_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TodaysCode.read(text));
    }
}
