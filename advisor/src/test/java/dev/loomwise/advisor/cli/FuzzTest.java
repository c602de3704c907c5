package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.profile.ProfileFile;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant: whatever is in a file or on the command line, there is an answer or one line, soon, and no half output.
 * {@code -Dfuzz.inputs=1000000} tries so many inputs a reader, {@code -Dfuzz.seed=N} others; a failure names its input,
 * which is kept in {@code target/fuzz}.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260102);

    @TempDir
    private Path folder;

    @Test
    void damaged_profiles_are_answered_or_refused() throws Exception {
        damagedOf("yaml", 500, file -> List.of("advise", file.toString(), "--format", "json"));
    }

    /** Without the answer, which takes most of the time. */
    @Test
    void damaged_profiles_are_read_or_refused() throws Exception {
        Mutator mutator = new Mutator(SEED + 1);
        Path file = folder.resolve("profile.yaml");
        byte[] whole = Files.readAllBytes(corpus("yaml").resolve("service.yaml"));
        int read = 0;
        int all = inputs(3000);
        for (int i = 0; i < all; i++) {
            Files.write(file, mutator.damage(whole));
            try {
                ProfileKeys.profile(ProfileFile.read(file));
                read++;
            } catch (BadInputException | IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 10, () -> "says nothing: " + e);
            }
        }
        assertTrue(read > all / 20 && read < all, read + " of " + all + " were read");
    }

    @Test
    void damaged_jmh_files_are_reported_or_refused() throws Exception {
        damagedOf("jmh", 120, file -> List.of("report", file.toString(), "--out", page().toString()));
    }

    /** Without drawing, which takes most of the time. */
    @Test
    void damaged_jmh_files_are_read_or_refused() throws Exception {
        Mutator mutator = new Mutator(SEED + 2);
        Path file = folder.resolve("results.json");
        byte[] whole = Files.readAllBytes(corpus("jmh").resolve("cell.json"));
        int all = inputs(2500);
        int refused = 0;
        for (int i = 0; i < all; i++) {
            Files.write(file, mutator.damage(whole));
            try {
                Study study = Study.read(file);
                assertTrue(study.questions().size() + study.foreign().size() <= 2);
            } catch (BadInputException e) {
                refused++;
            }
        }
        assertTrue(refused > all / 20 && refused < all, refused + " of " + all + " were refused");
    }

    @Test
    void damaged_manifests_are_reported_or_refused() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("results.json"), "[]");
        damaged(corpus("run").resolve("run.json"), run.resolve("run.json"), inputs(900),
                List.of("report", run.toString(), "--out", page().toString()));
    }

    @Test
    void damaged_results_of_a_run_are_reported_or_refused() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.copy(corpus("run").resolve("run.json"), run.resolve("run.json"));
        damaged(corpus("jmh").resolve("cell.json"), run.resolve("results.json"), inputs(100),
                List.of("report", run.toString(), "--out", page().toString()));
    }

    @Test
    void damaged_journals_go_on_or_are_refused() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        List<String> resume = List.of("bench", "--resume", run.toString(), "--dry-run", "--format", "csv");
        for (String name : List.of("run.json", "forks.jsonl")) {
            for (String file : List.of("run.json", "forks.jsonl")) {
                Files.copy(corpus("resume").resolve(file), run.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            damaged(corpus("resume").resolve(name), run.resolve(name), inputs(400), resume);
        }
    }

    @Test
    void damaged_calibrations_are_used_or_refused() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        damaged(corpus("run").resolve("costs.json"), run.resolve("costs.json"), inputs(1000), List.of("advise",
                "--tasks", "20", "--wait", "5ms", "--run", run.toString(), "--format", "csv"));
    }

    @Test
    void damaged_command_lines_are_answered_or_refused() throws Exception {
        Mutator mutator = new Mutator(SEED);
        List<String> lines = Files.readAllLines(corpus("flags").resolve("lines.txt"));
        for (int i = inputs(2000); i > 0; i--) {
            List<String> words = mutator.damage(Arrays.asList(lines.get(mutator.below(lines.size())).split(" ")));
            if (!words.isEmpty() && harmless(words)) {
                Ran ran = Ran.run(words.toArray(String[]::new));
                ran.isAnsweredOrOneLine(words);
            }
        }
    }

    /** Damaged further, some lines would measure, serve or write files where the test runs. */
    private static boolean harmless(List<String> words) {
        boolean measures = words.contains("bench") && !words.getFirst().equals("man");
        boolean dry = words.size() > 1 && List.of("--dry-run", "--list").contains(words.get(1));
        return (!measures || (dry && words.getFirst().equals("bench"))) && !words.contains("--train")
                && words.stream().noneMatch(w -> w.startsWith("--html") || w.startsWith("--out="));
    }

    private void damagedOf(String corpus, int inputs, Function<Path, List<String>> command) throws Exception {
        List<Path> seeds = new ArrayList<>();
        try (var files = Files.list(corpus(corpus))) {
            files.sorted().forEach(seeds::add);
        }
        for (Path seed : seeds) {
            Path file = folder.resolve(seed.getFileName().toString());
            damaged(seed, file, inputs(inputs) / seeds.size(), command.apply(file));
        }
    }

    private void damaged(Path seed, Path file, int inputs, List<String> command) throws IOException {
        Mutator mutator = new Mutator(SEED);
        byte[] whole = Files.readAllBytes(seed);
        int refused = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] input = mutator.damage(whole);
            Files.write(file, input);
            try {
                Ran ran = Ran.run(command.toArray(String[]::new));
                ran.isAnsweredOrOneLine(seed.getFileName() + " no. " + i + " of seed " + SEED);
                refused += ran.code() == 2 ? 1 : 0;
                pageIsWholeOrMissing(ran.code());
            } catch (AssertionError | RuntimeException e) {
                Path kept = Files.createDirectories(Path.of("target", "fuzz"))
                        .resolve(i + "-" + seed.getFileName());
                Files.write(kept, input);
                throw new AssertionError(kept + ": " + e.getMessage(), e);
            }
        }
        int refusals = refused;
        assertTrue(refused > inputs / 10 && refused < inputs,
                () -> refusals + " of " + inputs + " were refused: these inputs test nothing");
    }

    private void pageIsWholeOrMissing(int code) throws IOException {
        Path page = page();
        if (code == 0 && Files.exists(page)) {
            String text = Files.readString(page, StandardCharsets.UTF_8);
            assertTrue(text.endsWith("</html>\n") || text.endsWith("</html>"), "half a page");
            assertFalse(text.contains("<script>alert"), "not escaped");
            Files.delete(page);
        }
        assertFalse(Files.exists(page), "a page beside a mistake");
        if (Files.exists(page.getParent())) {
            try (var left = Files.list(page.getParent())) {
                assertEquals(List.of(), left.toList(), "left behind");
            }
        }
    }

    private Path page() {
        return folder.resolve("out").resolve("page.html");
    }

    private static int inputs(int usual) {
        return Integer.getInteger("fuzz.inputs", usual);
    }

    private static Path corpus(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(FuzzTest.class.getResource("fuzz")).toURI()).resolve(name);
    }
}
