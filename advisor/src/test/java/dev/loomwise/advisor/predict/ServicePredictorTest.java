package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: percentiles are in order, and a goal holds up to the rate that is said and no further. */
class ServicePredictorTest {
    private static final Settings TWO = new Settings(1, 0, 2);

    private static ServicePredictor service(String yaml) {
        return new ServicePredictor(Profiles.rehearsal(yaml), ConcurrencyModel.VIRTUAL, TWO);
    }

    private static Optional<Estimate> goalRate(String yaml, double goalMs) {
        ServicePredictor service = service(yaml);
        return service.goalRate(goalMs, service.figures());
    }

    private static double p99At(double rate) {
        Rehearsal one = Profiles.rehearsal("rate: 100/s, wait: 5ms, cpu: 1ms");
        return one.of(one.profile().scaled(Scale.NONE.withRate(rate / 100)))
                .service(ConcurrencyModel.VIRTUAL, TWO, 40_000).percentileNs(0, 0.99) / 1e6;
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 15, 30})
    void the_goal_holds_up_to_the_rate_that_is_said(double goalMs) {
        Estimate rate = goalRate("rate: 300/s, wait: 5ms, cpu: 1ms", goalMs).orElseThrow();
        assertTrue(p99At(0.9 * rate.point()) < goalMs, () -> "missed below " + rate);
        assertTrue(p99At(1.1 * rate.point()) > goalMs, () -> "still met above " + rate);
    }

    @Test
    void a_goal_below_what_one_request_takes_is_met_at_no_rate() {
        assertEquals(Optional.empty(), goalRate("rate: 300/s, wait: 5ms, cpu: 1ms", 5.5));
    }

    @Test
    void a_goal_that_nothing_breaks_holds_until_the_queue_grows() {
        double carried = service("rate: 300/s, wait: 5ms, cpu: 1ms").figures().sustainableRate().orElseThrow().point();
        assertEquals(carried, goalRate("rate: 300/s, wait: 5ms, cpu: 1ms", 60_000).orElseThrow().point());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate: 300/s, wait: 5ms, cpu: 1ms",
            "rate: 300/s, wait: 5ms, mix: [{share: 99%, cpu: 1ms}, {cpu: 200ms}]"})
    void the_rate_of_a_goal_does_not_contradict_the_p99_at_the_given_rate(String yaml) {
        double p99 = service(yaml).figures().p99Ms().orElseThrow().point();
        assertTrue(goalRate(yaml, 1.001 * p99).orElseThrow().point() >= 300, "met at the given rate");
        assertTrue(goalRate(yaml, 0.999 * p99).orElseThrow().point() < 300, "missed at the given rate");
    }

    @Test
    void one_play_with_many_heavy_requests_at_once_does_not_make_the_p99() {
        String rare = "rate: 300/s, wait: 5ms, mix: [{share: 99%, cpu: 1ms}, {cpu: 200ms}]";
        double[] plays = IntStream.rangeClosed(11, 31).mapToDouble(seed -> Profiles.rehearsal(rare)
                .service(ConcurrencyModel.VIRTUAL, TWO, 20_000, seed).percentileNs(0, 0.99) / 1e6).sorted().toArray();
        assertTrue(plays[plays.length - 1] > 1.3 * plays[plays.length / 2], "luck matters: " + Arrays.toString(plays));
        double p99 = service(rare).figures().p99Ms().orElseThrow().point();
        assertEquals(plays[plays.length / 2], p99, 0.2 * p99, "other plays: " + Arrays.toString(plays));
    }

    @Test
    void percentiles_are_in_order_and_every_class_of_a_mix_is_told() {
        ServiceFigures f = Profiles.predict("rate: 300/s, wait: 5ms, mix: [{share: 95%, cpu: 1ms}, {cpu: 20ms}]",
                ConcurrencyModel.PLATFORM).service();
        double p99 = f.p99Ms().orElseThrow().point();
        assertTrue(f.p50Ms().orElseThrow().point() < p99 && p99 < f.p999Ms().orElseThrow().point(), f.toString());
        assertEquals(2, f.classes().size());
        assertEquals(p99, f.classes().getFirst().p99Ms().point());
        assertTrue(f.classes().getLast().p50Ms().point() > 25, f.toString());
    }

    @Test
    void a_rate_that_cannot_be_carried_has_no_latency_and_says_what_can() {
        Prediction p = Profiles.predict("rate: 5000/s, wait: 5ms, cpu: 1ms", ConcurrencyModel.VIRTUAL);
        assertEquals(Optional.empty(), p.p99Ms());
        double carried = p.sustainableRate().orElseThrow().point();
        assertTrue(carried > 1500 && carried < 2000, p.toString());
    }
}
