package dev.loomwise.advisor.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a profile is read exactly as it is written, or refused with a sentence that names the key. */
class ProfileKeysTest {
    @TempDir
    private Path folder;

    private WorkloadProfile read(String yaml) throws Exception {
        return ProfileKeys.profile(ProfileFile.read(Files.writeString(folder.resolve("p.yaml"), yaml)));
    }

    @Test
    void a_map_of_keys_is_the_same_profile_as_its_file_and_names_what_is_wrong() throws Exception {
        assertEquals(read("tasks: 1000\nwait: {p50: 20ms, p99: 400ms}\navoid: [async, forkjoin]\n"), WorkloadProfile
                .of(Map.of("tasks", "1000", "wait", "p50: 20ms, p99: 400ms", "avoid", "async,forkjoin")));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> WorkloadProfile.of(Map.of("tasks", "many")));
        assertTrue(String.valueOf(e.getMessage()).contains("tasks: 'many'"), e.getMessage());
    }

    @Test
    void json_is_a_profile_too_however_it_is_indented() throws Exception {
        assertEquals(read("tasks: 10\nwait: 5ms\n"), read("{\n\t\"tasks\": 10,\n\t\"wait\":\t\"5ms\"\n}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks:\nwait: 5ms\n", "tasks: ''\n", "tasks: ~\n", "wait: 5ms\ntasks:"})
    void a_key_without_a_value_says_that_it_has_none(String yaml) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> read(yaml));
        assertEquals("tasks: it has no value; write one or leave the key out", e.getMessage());
    }

    @Test
    void every_key_of_the_design_arrives() throws Exception {
        WorkloadProfile p = read("""
                shape: service
                tasks: 10
                wait: {p50: 20ms, p99: 400ms}
                cpu: 1ms
                steps: 3
                in-flight: 50
                io: http
                bytes: 4KB
                downstream: local
                start: cold
                api: blocking
                rate: 300/s
                p99: 80ms
                mix: [{share: 99%, cpu: 1ms}, {share: 1%, cpu: 200ms, wait: 1ms, steps: 2}]
                target: 2s
                tolerance: 10%
                avoid: [async, forkjoin]
                memory: 512MB
                cores: 4
                jdk: 21
                pins: true
                """);
        assertEquals(WorkloadProfile.Shape.SERVICE, p.shape());
        assertEquals(new WaitTime.Spread(Duration.ofMillis(20), Duration.ofMillis(400)), p.waiting());
        assertEquals(3, p.steps());
        assertEquals(50, p.inFlight());
        assertEquals(4096, p.bytes());
        assertEquals(WorkloadProfile.Downstream.LOCAL, p.downstream());
        assertEquals(WorkloadProfile.Start.COLD, p.start());
        assertEquals(WorkloadProfile.Api.BLOCKING, p.api());
        assertEquals(300, p.ratePerSecond());
        assertEquals(Optional.of(Duration.ofMillis(80)), p.goalP99());
        assertEquals(new WorkloadProfile.TaskClass(0.01, new WaitTime.Constant(Duration.ofMillis(1)),
                Duration.ofMillis(200), 2), p.mix().getLast());
        assertEquals(Optional.of(Duration.ofSeconds(2)), p.target());
        assertEquals(0.1, p.tolerance());
        assertEquals(Set.of(ConcurrencyModel.ASYNC, ConcurrencyModel.FORKJOIN), p.avoid());
        assertEquals(OptionalLong.of(512), p.memoryMb());
        assertEquals(OptionalInt.of(4), p.cores());
        assertEquals(OptionalInt.of(21), p.jdk());
        assertTrue(p.pins());
    }

    @Test
    void what_is_left_out_has_the_defaults_of_the_design() throws Exception {
        WorkloadProfile p = read("tasks: 10\nwait: 5ms\n");
        assertEquals(WorkloadProfile.Shape.BATCH, p.shape());
        assertEquals(Duration.ZERO, p.cpu());
        assertEquals(1, p.steps());
        assertEquals(0, p.inFlight());
        assertEquals(WorkloadProfile.Io.TIMER, p.io());
        assertEquals(WorkloadProfile.Downstream.REMOTE, p.downstream());
        assertEquals(WorkloadProfile.Start.WARM, p.start());
        assertEquals(WorkloadProfile.Api.BOTH, p.api());
        assertEquals(0.05, p.tolerance());
        assertEquals(WorkloadProfile.Io.NONE, read("tasks: 10\ncpu: 5ms\n").io());
    }

    @Test
    void small_numbers_of_yaml_are_no_powers_of_ten() throws Exception {
        assertEquals(0.0005, read("tasks: 1\ntolerance: 0.0005\n").tolerance());
        assertEquals(0.0001, read("rate: 9/s\nmix: [{share: 0.9999}, {share: 0.0001, cpu: 1s}]\n").mix().getLast()
                .share());
        assertEquals(12_345.5, read("rate: 12345.5\n").ratePerSecond());
    }

    @Test
    void the_log_normal_wait_meets_both_its_percentiles() {
        var wait = new WaitTime.Spread(Duration.ofMillis(20), Duration.ofMillis(400));
        assertEquals(400e6, 20e6 * Math.exp(2.3263478740408408 * wait.sigma()), 1);
        assertEquals(20e6 * Math.exp(wait.sigma() * wait.sigma() / 2), wait.meanNanos(), 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            tasks: 10, wiat: 5ms                    | did you mean 'wait'?
            tasks: 10, wait: {p50: 5ms}             | wait: p99 is missing
            tasks: 10, wait: {p50: 5ms, p98: 9ms}   | did you mean 'p99'?
            tasks: 10, wait: {p50: 9ms, p99: 5ms}   | p99 not below it
            tasks: 10, wait: {p50: 1ns, p99: 8000h} | more than a million times
            tasks: 10, wait: [5ms]                  | wait
            tasks: 10, mix: 5                       | a mix is a list of classes
            tasks: 10, mix: {share: 1%}             | a mix is a list of classes
            tasks: 10, mix: [{share: 0%}, {share: 100%}] | above 0 %
            tasks: 10, mix: [{cpu: 1ms}, {cpu: 2ms}] | only one class may leave out its share
            tasks: 10, memory: 512                  | write for example 512MB
            tasks: 10, bytes: 9000000TB             | more than any machine has
            tasks: 10, steps: 101                   | steps
            tasks: 10, cores: 5000                  | cores
            tasks: 10, jdk: 7                       | jdk
            tasks: 10, pins: perhaps                | neither true nor false
            tasks: 10, avoid: [virtul]              | did you mean 'virtual'?
            tasks: 10, avoid: "[sync, virtual, bridge, platform, forkjoin, async]" | leave at least one
            tasks: 10, shape: bach                  | did you mean 'batch'?
            tasks: 1e308                            | tasks
            shape: divisible, tasks: 10             | needs its cpu
            wait: 5ms                               | tasks is missing
            """)
    void a_slip_is_answered_with_a_sentence(String yaml, String expected) {
        var e = assertThrows(IllegalArgumentException.class, () -> read("{" + yaml.replace("\"", "") + "}"));
        assertTrue(String.valueOf(e.getMessage()).contains(expected), e.getMessage());
    }

    @Test
    void a_key_said_twice_is_refused() {
        var e = assertThrows(BadInputException.class, () -> read("tasks: 10\nwait: 5ms\ntasks: 1000\n"));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("tasks") && message.contains("p.yaml"), message);
    }

    @Test
    void what_is_not_a_number_is_refused_with_its_key() {
        var e = assertThrows(IllegalArgumentException.class, () -> read("tasks: 10\ntolerance: .nan\n"));
        assertTrue(String.valueOf(e.getMessage()).contains("tolerance"), e.getMessage());
    }

    @Test
    void a_file_over_a_megabyte_is_refused_before_it_is_read() {
        var e = assertThrows(BadInputException.class, () -> read("#".repeat((1 << 20) + 1)));
        assertTrue(String.valueOf(e.getMessage()).contains("p.yaml"), e.getMessage());
    }

    @Test
    void a_bomb_of_aliases_does_not_go_off() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThrows(BadInputException.class, () -> read(bomb.toString()));
    }
}
