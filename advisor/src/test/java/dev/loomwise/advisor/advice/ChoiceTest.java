package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.ServiceFigures;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: the simplest that is as good as the best or good enough is chosen, and what hardly carries the rate comes last. */
class ChoiceTest {
    private static final String SERVICE = "{shape: service, rate: 1000/s, wait: 9ms, cpu: 150us}";

    private static WorkloadProfile profile(String yaml) throws Exception {
        return ProfileKeys.profile((ObjectNode) new YAMLMapper().readTree(yaml));
    }

    private static Prediction service(ConcurrencyModel model, double p99Ms, double carried) {
        Optional<Estimate> p99 = Optional.of(Estimate.exactly(p99Ms));
        return new Prediction(model, new Settings(10, 0, 2), Optional.empty(), true, Optional.empty(),
                new ServiceFigures(p99, p99, p99, Optional.of(Estimate.exactly(carried)), Optional.empty(), List.of()),
                80, false, "");
    }

    private static Choice choice(String yaml, Prediction... candidates) throws Exception {
        return Choice.of(profile(yaml), List.of(candidates)).orElseThrow();
    }

    @Test
    void the_simplest_within_the_tolerance_is_chosen_and_not_the_fastest() throws Exception {
        Choice choice = choice(SERVICE, service(ConcurrencyModel.VIRTUAL, 10.4, 2000),
                service(ConcurrencyModel.ASYNC, 10, 2000), service(ConcurrencyModel.SYNC, 10.6, 2000));
        assertEquals(ConcurrencyModel.VIRTUAL, choice.chosen().model());
        assertEquals(List.of(ConcurrencyModel.ASYNC), choice.ties());
        assertEquals(List.of(), choice.passedOver());
    }

    @Test
    void what_hardly_carries_the_rate_is_passed_over_for_another_that_is_as_good_and_said() throws Exception {
        Prediction hardly = service(ConcurrencyModel.VIRTUAL, 10, 1099);
        Prediction async = service(ConcurrencyModel.ASYNC, 10.4, 2000);
        Choice choice = choice(SERVICE, hardly, async);
        assertEquals(ConcurrencyModel.ASYNC, choice.chosen().model());
        assertEquals(List.of(ConcurrencyModel.VIRTUAL), choice.passedOver());
        String reason = Reason.of(profile(SERVICE), choice, List.of(hardly, async));
        assertTrue(reason.contains("and has room for more requests, which virtual hardly has."), reason);
        assertEquals(ConcurrencyModel.VIRTUAL,
                choice(SERVICE, service(ConcurrencyModel.VIRTUAL, 10, 1101), async).chosen().model());
    }

    @Test
    void what_hardly_carries_the_rate_is_chosen_where_no_other_is_within_the_tolerance() throws Exception {
        Choice choice = choice(SERVICE, service(ConcurrencyModel.VIRTUAL, 10, 1050),
                service(ConcurrencyModel.ASYNC, 11, 2000));
        assertEquals(ConcurrencyModel.VIRTUAL, choice.chosen().model());
    }

    @Test
    void where_all_hardly_carry_the_rate_the_simplest_is_chosen() throws Exception {
        Choice choice = choice(SERVICE, service(ConcurrencyModel.ASYNC, 10, 1050),
                service(ConcurrencyModel.VIRTUAL, 10.1, 1020));
        assertEquals(ConcurrencyModel.VIRTUAL, choice.chosen().model());
        assertEquals(List.of(), choice.passedOver());
    }

    @Test
    void a_goal_is_met_by_the_simplest_with_room() throws Exception {
        String goal = "{shape: service, rate: 1000/s, wait: 9ms, cpu: 150us, p99: 20ms}";
        Choice choice = choice(goal, service(ConcurrencyModel.ASYNC, 10, 3000),
                service(ConcurrencyModel.PLATFORM, 15, 2000), service(ConcurrencyModel.VIRTUAL, 19, 1050));
        assertTrue(choice.goodEnough());
        assertEquals(ConcurrencyModel.PLATFORM, choice.chosen().model());
        assertEquals(List.of(ConcurrencyModel.VIRTUAL), choice.passedOver());
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "ASYNC"})
    void what_is_avoided_is_not_chosen_however_fast(ConcurrencyModel avoided) throws Exception {
        Choice choice = choice("{shape: service, rate: 1000/s, wait: 9ms, avoid: " + avoided.id() + "}",
                service(avoided, 1, 2000), service(ConcurrencyModel.PLATFORM, 10, 2000));
        assertEquals(ConcurrencyModel.PLATFORM, choice.chosen().model());
        assertFalse(choice.ties().contains(avoided));
    }
}
