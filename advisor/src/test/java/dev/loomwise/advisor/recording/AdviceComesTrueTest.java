package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.advisor.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: a program that is switched to what was recommended from its recording gains what was promised. */
@Tag("slow")
class AdviceComesTrueTest {
    /** A busy machine takes part of a gain of this size. */
    private static final double OF_THE_PROMISE = 0.6;
    private static final int ATTEMPTS = 3;
    /** What is promised is the gain of a program that has run for long. */
    private static final String WARM = "warm";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"platform, 3, 120, 40, 1", "sync, 1, 60, 20, 2", "platform, 8, 400, 30, 1"})
    void the_recommended_model_gains_what_was_promised(String model, String threads, String tasks, String wait,
            String cpu) throws Exception {
        comes("Switched", model, new String[]{model, threads, tasks, wait, cpu},
                (now, pool) -> new String[]{now, pool.orElse(threads), tasks, wait, cpu, WARM});
    }

    @ParameterizedTest
    @CsvSource({"PoolOverHttp, platform", "SyncLoop, sync"})
    void a_recorded_program_that_is_switched_gains_what_was_promised(String program, String model) throws Exception {
        comes(program, model, new String[0], (now, pool) -> new String[]{now, pool.orElse("1"), WARM});
    }

    /** The arguments of the program in another model. */
    private interface Switch {
        String[] to(String model, Optional<String> pool);
    }

    /** What is off once is tried again: others may have had the cores. */
    private void comes(String program, String model, String[] before, Switch to) throws Exception {
        try (Programs programs = new Programs(folder)) {
            for (int attempt = 1;; attempt++) {
                Programs.Recorded today = programs.record(program, 25, before);
                JsonNode advice = advise(today.file());
                JsonNode recommended = advice.path("recommendation");
                Optional<String> pool = Optional.of(recommended.path("settings").path("poolSize").asText(""))
                        .filter(p -> !p.isEmpty());
                Programs.Recorded switched = programs.record(program, 25,
                        to.to(recommended.path("model").asText(), pool));
                try {
                    came(program + " " + String.join(" ", before), model, advice,
                            makespan(today) / makespan(switched));
                    return;
                } catch (AssertionError e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }
    }

    private static void came(String program, String model, JsonNode advice, double gain) {
        JsonNode promised = advice.path("today").path("gain");
        System.out.printf(Locale.ROOT, "GAIN %s: %s to %s, promised %.2f (%.2f to %.2f), measured %.2f%n", program,
                model,
                advice.path("recommendation").path("model").asText(), promised.path("estimate").asDouble(),
                promised.path("low").asDouble(), promised.path("high").asDouble(), gain);
        assertAll(() -> assertEquals(model, advice.path("today").path("model").asText()),
                () -> assertTrue(promised.path("estimate").asDouble() > 1.5, () -> "no gain is promised: " + advice),
                () -> assertTrue(gain >= OF_THE_PROMISE * promised.path("low").asDouble(),
                        () -> "gained " + gain + " of " + promised));
    }

    private static double makespan(Programs.Recorded program) {
        return program.truth("tasks") / program.truth("rate");
    }

    private static JsonNode advise(Path recording) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        assertEquals(0, Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), nowhere, "advise", "--format",
                "json", recording.toString()));
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
