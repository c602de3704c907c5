package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: {@code advise} answers what was asked, in every form, and says why a candidate cannot. */
class AdviseCommandTest {
    @TempDir
    private Path folder;

    private static JsonNode advise(String... flags) throws Exception {
        String[] args = Stream.concat(List.of("advise", "--format", "json").stream(),
                List.of(flags).stream()).toArray(String[]::new);
        Ran ran = Ran.run(args);
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Test
    void a_divisible_job_is_for_forkjoin() throws Exception {
        JsonNode answer = advise("--shape", "divisible", "--tasks", "1", "--cpu", "800ms");
        assertEquals("forkjoin", answer.at("/recommendation/model").asText());
    }

    @Test
    void three_short_waits_with_time_to_spare_stay_synchronous() throws Exception {
        JsonNode answer = advise("--tasks", "3", "--wait", "10ms", "--target", "1s");
        assertEquals("sync", answer.at("/recommendation/model").asText());
    }

    @Test
    void two_thousand_waits_are_for_virtual_threads_and_async_ties() throws Exception {
        JsonNode answer = advise("--tasks", "2000", "--wait", "200ms");
        assertEquals("virtual", answer.at("/recommendation/model").asText());
        assertTrue(texts(answer.at("/recommendation/tiedWith")).contains("async"), answer.toPrettyString());
    }

    @Test
    void a_few_heavy_requests_take_virtual_threads_out_of_the_choice() throws Exception {
        JsonNode answer = advise("--rate", "300/s", "--wait", "5ms", "--cpu", "1ms", "--heavy-share", "1%",
                "--heavy-cpu", "200ms");
        assertEquals("bridge", answer.at("/recommendation/model").asText());
        for (JsonNode candidate : answer.path("candidates")) {
            if (candidate.path("model").asText().equals("virtual")) {
                assertTrue(candidate.at("/p99Ms/estimate").asDouble() > 100, candidate.toString());
            }
        }
    }

    @Test
    void json_has_the_fields_of_schema_1_for_five_candidates() throws Exception {
        JsonNode answer = advise("--tasks", "1000", "--wait", "100ms", "--cpu", "1ms", "--io", "http");
        assertEquals(1, answer.path("schema").asInt());
        assertEquals(5, answer.path("candidates").size());
        for (String field : List.of("profile", "machine", "recommendation", "limitMs", "cautions", "evidence")) {
            assertTrue(answer.has(field), field);
        }
        for (JsonNode candidate : answer.path("candidates")) {
            double low = candidate.at("/timeMs/low").asDouble();
            double estimate = candidate.at("/timeMs/estimate").asDouble();
            assertTrue(low > 0 && low <= estimate && estimate <= candidate.at("/timeMs/high").asDouble());
            assertTrue(candidate.path("ofLimit").asDouble() >= 1, candidate.toString());
        }
    }

    @Test
    void what_the_team_avoids_is_not_recommended() throws Exception {
        JsonNode answer = advise("--tasks", "2000", "--wait", "200ms", "--avoid", "virtual,bridge");
        assertEquals("async", answer.at("/recommendation/model").asText());
    }

    private static JsonNode candidate(JsonNode answer, String model) {
        return StreamSupport.stream(answer.path("candidates").spliterator(), false)
                .filter(c -> c.path("model").asText().equals(model)).findFirst().orElseThrow();
    }

    @Test
    void a_memory_limit_narrows_the_pool_to_what_fits() throws Exception {
        JsonNode wide = candidate(advise("--tasks", "4000", "--wait", "200ms"), "platform");
        JsonNode narrow = candidate(advise("--tasks", "4000", "--wait", "200ms", "--memory", "128MB"), "platform");
        assertTrue(narrow.path("feasible").asBoolean(), narrow.toString());
        assertTrue(narrow.path("memoryMb").asDouble() <= 128, narrow.toString());
        assertTrue(narrow.at("/settings/poolSize").asInt() < wide.at("/settings/poolSize").asInt() / 2);
    }

    @Test
    void a_memory_that_holds_no_jvm_makes_every_model_impossible() {
        Ran ran = Ran.run("advise", "--tasks", "4000", "--wait", "200ms", "--memory", "16MB");
        ran.isOneLine("no model can run this", "16 MB");
    }

    @Test
    void who_avoids_every_model_that_could_run_it_is_told_so() {
        Ran.run("advise", "--tasks", "9", "--wait", "5ms", "--avoid", "sync,virtual,platform,forkjoin,async")
                .isOneLine("every model that can run this is avoided: leave one of sync, virtual,");
    }

    @Test
    void below_jdk_21_there_are_no_virtual_threads_and_no_bridge() throws Exception {
        JsonNode answer = advise("--rate", "300/s", "--wait", "5ms", "--cpu", "1ms", "--heavy-share", "1%",
                "--heavy-cpu", "200ms", "--jdk", "17");
        for (String model : List.of("virtual", "bridge")) {
            assertTrue(candidate(answer, model).path("why").asText().contains("JDK 21"), model);
        }
        String chosen = answer.at("/recommendation/model").asText();
        assertTrue(List.of("platform", "async").contains(chosen), chosen + ": what is left shares in slices");
    }

    @Test
    void text_and_markdown_name_the_model_and_show_the_code() {
        for (String format : List.of("text", "markdown")) {
            Ran ran = Ran.run("advise", "--tasks", "2000", "--wait", "200ms", "--format", format);
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().contains("Use virtual threads: 2,000 tasks"), ran.out());
            assertTrue(ran.out().contains("newVirtualThreadPerTaskExecutor"), ran.out());
        }
    }

    @Test
    void a_page_is_written_with_a_chart_and_nothing_from_outside() throws Exception {
        Path page = folder.resolve("advice.html");
        Ran ran = Ran.run("advise", "--tasks", "2000", "--wait", "200ms", "--html", page.toString());
        assertEquals(0, ran.code(), ran.err());
        String html = Files.readString(page);
        assertTrue(html.contains("<svg") && html.contains("Content-Security-Policy"));
        assertFalse(html.contains("<script src") || html.contains("src=\"http"), "loads from outside");
    }
}
