package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.finding.Sure;
import dev.loomwise.advisor.recording.finding.rule.BottleneckRule;
import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant: each rule speaks in its case, with numbers and a cure, and no rule speaks in a healthy one. */
class BottleneckRuleContractTest {
    private static RecordingProfile.Facts facts(int jdk, double jvm, double all, double gc, double pinned) {
        return new RecordingProfile.Facts(10, 4, jdk, jvm, all, gc, pinned, "Orders.load:7");
    }

    private static GroupProfile group(long threads, double inProgress, double most, Cause cause, double share) {
        return new GroupProfile("pool-1-thread-*", ThreadName.Kind.POOL, Optional.of(ConcurrencyModel.PLATFORM),
                threads,
                "Orders.run",
                List.of(figure("inProgress", inProgress), figure("inProgressMost", most), figure("limit", 10),
                        figure("tasks", 100), figure("wait", 20), figure("cpu", 1)),
                List.of(new GroupProfile.Wait(cause, 20, share, "Orders.load:7")),
                JsonNodeFactory.instance.objectNode().put("shape", "batch"), Map.of());
    }

    private static GroupProfile loop(GroupProfile g) {
        return new GroupProfile("nioEventLoopGroup-*", ThreadName.Kind.EVENT_LOOP, Optional.of(ConcurrencyModel.ASYNC),
                g.threads(), g.entry(), g.figures(), g.waits(), g.keys(), g.because());
    }

    private static GroupProfile workers(GroupProfile g) {
        return new GroupProfile("ForkJoinPool.commonPool-worker-*", ThreadName.Kind.FORKJOIN,
                Optional.of(ConcurrencyModel.FORKJOIN), g.threads(), g.entry(), g.figures(), g.waits(), g.keys(),
                g.because());
    }

    private static Figure figure(String name, double value) {
        return Figure.of(name, Figure.Unit.COUNT, value, Sure.COUNTED, "made up");
    }

    private static RecordingProfile profile(RecordingProfile.Facts facts, GroupProfile group) {
        return new RecordingProfile(facts, List.of(group), List.of(), List.of());
    }

    private static final RecordingProfile.Facts QUIET = facts(25, 0.2, 0.25, 0.01, 0);
    private static final GroupProfile HEALTHY = group(20, 8, 15, Cause.HTTP, 0.9);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("connection-pool", profile(QUIET, group(200, 150, 200, Cause.CONNECTION_POOL, 0.8))),
                Arguments.of("permits", profile(QUIET, group(200, 150, 200, Cause.SEMAPHORE, 0.8))),
                Arguments.of("lock", profile(QUIET, group(20, 18, 20, Cause.LOCK, 0.5))),
                Arguments.of("event-loop-blocked", profile(QUIET, loop(HEALTHY))),
                Arguments.of("pool-too-small", profile(QUIET, group(4, 4, 4, Cause.HTTP, 0.95))),
                Arguments.of("fork-join-waits", profile(QUIET, workers(group(3, 3, 3, Cause.JDBC, 0.8)))),
                Arguments.of("pool-too-large", profile(QUIET, group(200, 2, 5, Cause.HTTP, 0.9))),
                Arguments.of("cores", profile(facts(25, 0.95, 0.97, 0.01, 0), HEALTHY)),
                Arguments.of("other-programs", profile(facts(25, 0.2, 0.97, 0.01, 0), HEALTHY)),
                Arguments.of("pinned", profile(facts(25, 0.2, 0.25, 0.01, 0.9), HEALTHY)),
                Arguments.of("gc", profile(facts(25, 0.2, 0.25, 0.4, 0), HEALTHY)));
    }

    private static List<Bottleneck> found(RecordingProfile profile) {
        return BottleneckRule.all().stream().flatMap(r -> r.find(profile).stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_case_is_named_with_its_numbers_and_nothing_else_is(String id, RecordingProfile profile) {
        List<Bottleneck> found = found(profile);
        assertEquals(List.of(id), found.stream().map(Bottleneck::id).toList());
        assertTrue(found.getFirst().summary().matches("(?s).*\\d.*"), "no number");
        assertFalse(found.getFirst().action().isBlank());
    }

    @Test
    void nothing_is_named_where_nothing_is_wrong() {
        assertEquals(List.of(), found(profile(QUIET, HEALTHY)));
    }

    @Test
    void a_pool_whose_threads_may_have_been_idle_in_native_code_is_not_called_too_small() {
        GroupProfile busy = group(4, 4, 4, Cause.HTTP, 0.5);
        List<Figure> figures = new ArrayList<>(busy.figures());
        figures.add(figure("unexplained", 20));
        GroupProfile polling = new GroupProfile(busy.name(), busy.kind(), busy.today(), busy.threads(), busy.entry(),
                figures, busy.waits(), busy.keys(), busy.because());
        assertEquals(List.of("pool-too-small"), found(profile(QUIET, busy)).stream().map(Bottleneck::id).toList());
        assertEquals(List.of(), found(profile(QUIET, polling)));
    }

    @Test
    void threads_that_had_one_task_each_are_no_pool_that_is_too_small() {
        GroupProfile busy = group(100, 99, 100, Cause.HTTP, 0.9);
        assertEquals(List.of(), found(profile(QUIET, busy)));
    }

    @Test
    void a_fork_join_pool_that_has_grown_or_computes_is_not_said_to_wait() {
        assertEquals(List.of(), found(profile(QUIET, workers(group(40, 40, 40, Cause.HTTP, 0.9)))));
        assertEquals(List.of(), found(profile(QUIET, workers(group(3, 3, 3, Cause.JDBC, 0.2)))));
    }

    @Test
    void every_rule_has_its_case() {
        assertEquals(BottleneckRule.all().size(), cases().count());
    }

    @Test
    void pinning_is_explained_for_the_jdk_that_was_recorded() {
        String before = found(profile(facts(21, 0.2, 0.25, 0.01, 0.9), HEALTHY)).getFirst().action();
        String after = found(profile(facts(25, 0.2, 0.25, 0.01, 0.9), HEALTHY)).getFirst().action();
        assertTrue(before.contains("synchronized holds") && before.contains("JDK 24"), before);
        assertTrue(after.contains("only native frames"), after);
    }
}
