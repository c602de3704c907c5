package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Invariant: what the shell offers and the manual says is what the commands take. */
class ShellTest {
    private static final Map<String, CommandLine> COMMANDS = Main.tree().getSubcommands();

    @TempDir
    private Path folder;

    private String said(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("said");
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        } catch (IOException e) {
            Assumptions.abort("no " + command.getFirst() + " on the path: what it completes is not tried");
            throw e;
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), command.toString());
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** What a real shell offers at the end of these words. */
    private Set<String> offered(String shell, String... words) throws Exception {
        return switch (shell) {
            case "bash" -> offeredByBash(words);
            case "zsh" -> offeredByZsh(words);
            default -> offeredByFish(words);
        };
    }

    private static Set<String> lines(String said) {
        Set<String> offers = new TreeSet<>();
        said.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(offers::add);
        return offers;
    }

    private Set<String> offeredByFish(String... words) throws Exception {
        Path script = Files.writeString(folder.resolve("loomwise.fish"), Ran.run("completion", "fish").out());
        // What stands behind a tab describes the offer.
        return lines(said(List.of("fish", "--no-config", "-c", "source '" + script + "'; complete -C '"
                + String.join(" ", words) + "'")).replaceAll("\t.*", ""));
    }

    /** In a terminal of its own, with the script where zsh looks for it. */
    private Set<String> offeredByZsh(String... words) throws Exception {
        Files.writeString(folder.resolve("_loomwise"), Ran.run("completion", "zsh").out());
        Path probe = Path.of(Objects.requireNonNull(ShellTest.class.getResource("complete.zsh")).toURI());
        return lines(said(List.of("zsh", "-f", probe.toString(), folder.toString(), String.join(" ", words))));
    }

    private Set<String> offeredByBash(String... words) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), Ran.run("completion", "bash").out());
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(" '").append(word).append('\'');
        }
        String probe = "shopt -s progcomp; source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; f=$(complete -p "
                + "loomwise | sed 's/.*-F \\([^ ]*\\).*/\\1/'); $f 2> /dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return lines(said(List.of("bash", "--norc", "-c", probe)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_command_is_offered(String shell) throws Exception {
        Set<String> offers = offered(shell, "loomwise", "");
        assertTrue(offers.containsAll(COMMANDS.keySet()), offers.toString());
        assertEquals(List.of("advise"), List.copyOf(offered(shell, "loomwise", "adv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_option_of_every_command_is_offered(String shell) throws Exception {
        for (var command : COMMANDS.entrySet()) {
            Set<String> offers = offered(shell, "loomwise", command.getKey(), "--");
            for (var option : CommandOptions.of(command.getValue())) {
                assertTrue(offers.contains(option.longestName()),
                        () -> command.getKey() + " " + option.longestName() + " is not in " + offers);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void the_values_of_closed_sets_are_offered(String shell) throws Exception {
        assertEquals(List.of("csv", "json", "markdown", "text"),
                List.copyOf(offered(shell, "loomwise", "advise", "--format", "")));
        assertEquals(List.of("http"), List.copyOf(offered(shell, "loomwise", "advise", "--io", "h")));
        assertEquals(List.of("bash", "fish", "zsh"), List.copyOf(offered(shell, "loomwise", "completion", "")));
        assertEquals(List.of("doctor"), List.copyOf(offered(shell, "loomwise", "man", "do")));
    }

    @ParameterizedTest
    @CsvSource({"bash, bash -n", "zsh, zsh -n", "fish, fish --no-execute"})
    void each_script_is_one_that_its_shell_reads(String shell, String check) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), Ran.run("completion", shell).out());
        String[] command = check.split(" ", -1);
        assertEquals("", said(List.of(command[0], command[1], script.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void the_other_shells_know_every_command_and_option_too(String shell) {
        String script = Ran.run("completion", shell).out();
        COMMANDS.forEach((name, command) -> {
            assertTrue(script.contains(name), name);
            for (var option : CommandOptions.of(command)) {
                String written = shell.equals("fish")
                        ? "__fish_seen_subcommand_from " + name + "' -l " + option.longestName().substring(2)
                        : "'" + option.longestName() + "[";
                assertTrue(script.contains(written), () -> name + " " + option.longestName());
            }
        });
        assertEquals(0, script.chars().filter(c -> c == '\'').count() % 2, "a quote that does not end");
    }

    @Test
    void an_unknown_shell_or_page_is_one_line() {
        Ran.run("completion", "tcsh").isAnsweredOrOneLine("completion tcsh");
        Ran page = Ran.run("man", "advice");
        assertEquals(2, page.code());
        assertTrue(page.err().contains("did you mean 'advise'"), page.err());
    }

    @Test
    void every_manual_page_is_set_without_a_warning_and_names_every_option() throws Exception {
        for (var command : COMMANDS.entrySet()) {
            Ran ran = Ran.run("man", command.getKey());
            Path page = Files.writeString(folder.resolve("page.1"), ran.out());
            for (var option : CommandOptions.of(command.getValue())) {
                assertTrue(ran.out().contains(option.longestName().replace("-", "\\-")), option.longestName());
            }
            assertEquals("", said(List.of("bash", "-c", "groff -man -ww -Tutf8 -Kutf8 '" + page + "' 2>&1 > /dev/null"))
                    .replaceAll(".*groff.*not found.*", "").strip());
            assertTrue(ran.out().contains(".SH EXAMPLE") && ran.out().contains(".SH EXIT STATUS"), ran.out());
        }
    }

    @Test
    void examples_of_a_manual_page_are_commands_and_sentences_are_notes() {
        COMMANDS.keySet().forEach(name -> {
            String page = Ran.run("man", name).out();
            String examples = page.substring(page.indexOf(".nf\n") + 4, page.indexOf("\n.fi"));
            assertTrue(examples.lines().allMatch(l -> l.startsWith("./loomwise ") || l.startsWith("\\&./loomwise ")),
                    examples);
        });
        assertTrue(Ran.run("man", "bench").out().contains(".SH NOTES\nCtrl\\-C"));
    }

    @Test
    void the_manual_of_all_names_every_command() {
        String page = Ran.run("man").out();
        COMMANDS.keySet().forEach(name -> assertTrue(page.contains(".B " + name), name));
    }

    @Test
    void every_command_has_an_example_that_is_understood() {
        COMMANDS.forEach((name, command) -> {
            String help = Ran.run(name, "--help").out();
            assertTrue(help.contains("Example: ./loomwise ") && help.contains("./loomwise " + name), help);
        });
    }

    @Test
    void every_command_that_prints_a_table_prints_it_for_spreadsheets_and_pull_requests_too() {
        COMMANDS.forEach((name, command) -> {
            var format = command.getCommandSpec().findOption("--format");
            // What a recording tells is no table.
            if (format != null && !name.equals("profile")) {
                assertEquals(Format.LABEL, format.paramLabel(), name);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"report, ./loomwise report runs/mine", "compare, ./loomwise compare runs/before runs/after",
            "profile, ./loomwise profile app.jfr", "completion, ./loomwise completion bash"})
    void a_command_that_is_not_told_what_about_shows_its_example(String command, String said) {
        Ran ran = Ran.run(command);
        ran.isOneLine();
        assertTrue(ran.err().contains("; for example: " + said), ran.err());
    }

    @Test
    void a_run_that_is_not_there_is_told_how_to_make_it() {
        Ran ran = Ran.run("advise", "--tasks", "5", "--wait", "1ms", "--run", "runs/nobodys");
        ran.isOneLine();
        assertTrue(ran.err().contains("./loomwise bench --out runs/nobodys"), ran.err());
    }

    @Test
    void who_asks_what_would_change_the_decision_is_told_when_nothing_would() {
        Ran ran = Ran.run("advise", "--shape", "divisible", "--tasks", "1", "--cpu", "800ms", "--explain");
        assertTrue(!ran.out().contains("Turns ") && ran.err().contains("note: no number that is up to ten times"),
                ran.out() + ran.err());
    }

    @Test
    void quiet_leaves_results_and_errors() {
        Ran loud = Ran.run("advise", "--tasks", "20", "--wait", "5ms", "--format", "csv");
        Ran quiet = Ran.run("--quiet", "advise", "--tasks", "20", "--wait", "5ms", "--format", "csv");
        assertEquals(loud.out(), quiet.out());
        assertEquals("", quiet.err());
        assertTrue(Ran.run("advise", "--quiet", "--taks", "20").err().contains("--tasks"));
    }

    @Test
    void bench_lists_its_cells_in_every_format() throws Exception {
        String[] list = {"bench", "--dry-run", "--workload", "timer", "--model", "virtual,async", "--format"};
        String csv = Ran.run(with(list, "csv")).out();
        assertTrue(csv.startsWith("workload,model,tasks,wait,cpu,steps,inFlight\ntimer,"), csv);
        var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(Ran.run(with(list, "json")).out());
        assertEquals(csv.lines().count() - 1, json.size());
        assertTrue(json.get(0).path("tasks").isIntegralNumber(), json.toString());
        assertEquals(csv.lines().count() + 1, Ran.run(with(list, "markdown")).out().lines().count());
        assertEquals(2, Ran.run(with(list, "yaml")).code());
    }

    private static String[] with(String[] words, String last) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }
}
