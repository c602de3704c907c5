package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

/** The workflow that people copy: its commands are those of this version. */
class WorkflowExampleTest {
    private static final Path WORKFLOW = Path.of("..", "docs", "examples", "pull-request.yml");
    private static final String LOOMWISE = "loomwise/loomwise ";

    /** What each step that calls loomwise calls it with, up to where the shell takes over. */
    private static List<String> calls() throws IOException {
        JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(WORKFLOW.toFile());
        List<String> calls = new ArrayList<>();
        workflow.path("jobs").forEach(job -> job.path("steps").forEach(step -> {
            String run = step.path("run").asText("");
            if (run.startsWith(LOOMWISE)) {
                calls.add(run.substring(LOOMWISE.length()).split(" (\\|\\||>>|>) ", -1)[0].strip());
            }
        }));
        return calls;
    }

    @Test
    void every_command_and_option_of_the_workflow_exists() throws Exception {
        TreeSet<String> commands = new TreeSet<>();
        for (String call : calls()) {
            ParseResult parsed = Main.tree().parseArgs(call.split(" ", -1));
            assertTrue(parsed.hasSubcommand(), call);
            assertEquals(List.of(), parsed.subcommand().unmatched(), call);
            commands.add(parsed.subcommand().commandSpec().name());
        }
        assertEquals(List.of("advise", "bench", "compare", "doctor", "report"), List.copyOf(commands));
    }

    @Test
    void each_job_fetches_loomwise_before_it_calls_it() throws Exception {
        JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(WORKFLOW.toFile());
        for (JsonNode job : workflow.path("jobs")) {
            List<String> steps = new ArrayList<>();
            job.path("steps").forEach(step -> steps.add(step.at("/with/path").asText() + step.path("run").asText()));
            assertTrue(steps.indexOf("loomwise") >= 0
                    && Stream.iterate(0, i -> i < steps.indexOf("loomwise"), i -> i + 1)
                            .noneMatch(i -> steps.get(i).startsWith(LOOMWISE)),
                    steps.toString());
        }
    }
}
