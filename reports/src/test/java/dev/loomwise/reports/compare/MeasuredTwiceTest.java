package dev.loomwise.reports.compare;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.BRIDGE;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.BenchRun;
import dev.loomwise.bench.run.Interruption;
import dev.loomwise.bench.run.Plan;
import dev.loomwise.bench.run.Progress;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Invariant (A/A, for real): of more than 200 cells that are measured twice on this machine, at most 5 % are called
 * different. It takes about 20 minutes of a quiet machine, in slices of about two and a half. Each call measures the
 * next slices, as many as {@code aa.slices} says (all), and judges what is there in {@code aa.folder}:
 *
 * <pre>
 * mvn -pl bench,reports -am test -Dloomwise.excluded= -Dtest=MeasuredTwiceTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Daa.slices=1 -Daa.folder=FOLDER
 * </pre>
 */
@Tag("slow")
class MeasuredTwiceTest {
    private static final int SLICES = 8;
    private static final Path FOLDER = Path.of(System.getProperty("aa.folder", "target/aa"));
    private static final Progress SILENT = new Progress() {
        @Override
        public void measuring(Cell cell, int done, Duration left) {}

        @Override
        public void note(String sentence) {
            System.out.println("A/A: " + sentence);
        }
    };

    @Test
    void at_most_five_percent_of_the_cells_that_were_measured_twice_are_called_different() throws Exception {
        int mayMeasure = Integer.getInteger("aa.slices", SLICES);
        int there = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            if (!Files.exists(run("new", slice)) && mayMeasure-- > 0) {
                measure(slice);
            }
            there += Files.exists(run("new", slice)) ? 1 : 0;
        }
        Study base = joined("base");
        Study now = joined("new");
        for (double threshold : new double[]{0, 0.05}) {
            Comparison c = Comparison.of(base, now, new Comparison.Settings(threshold, 0.95));
            long different = c.count(Verdict.SLOWER) + c.count(Verdict.FASTER);
            long beside = c.changes().stream().filter(x -> x.ratio().low() > 1 || x.ratio().high() < 1).count();
            String answer = different + " of " + c.changes().size() + " cells called different at a threshold of "
                    + threshold + ", " + beside + " intervals beside 1, " + c.count(Verdict.SAME) + " the same, "
                    + c.count(Verdict.UNDECIDED) + " undecided; " + c.spread() + "; all " + c.all().ratio();
            System.out.println("A/A: " + answer);
            Files.writeString(FOLDER.resolve("compare-" + threshold + ".txt"), answer + "\n\n" + CompareText.render(c));
            assertTrue(different <= 0.05 * c.changes().size(), answer);
        }
        assertTrue(there < SLICES || base.measured().size() >= 200, "too few cells: " + base.measured().size());
    }

    private static void measure(int slice) throws IOException {
        List<Cell> cells = new ArrayList<>(cells());
        Collections.shuffle(cells, new Random(1));
        int size = (cells.size() + SLICES - 1) / SLICES;
        List<Cell> some = cells.subList(slice * size, Math.min(cells.size(), (slice + 1) * size));
        for (String side : List.of("base", "new")) {
            Path aside = FOLDER.resolve("unfinished");
            removed(aside);
            BenchRun.run(new Plan("a/a", some, Duration.ofMinutes(5), slice), aside, null, SILENT, Interruption.none());
            Files.move(aside, run(side, slice));
        }
    }

    /** What an earlier call left when it was stopped. */
    private static void removed(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path run(String side, int slice) {
        return FOLDER.resolve(side + "-" + slice);
    }

    /** The slices of a side as one result file. */
    private static Study joined(String side) throws IOException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int slice = 0; slice < SLICES; slice++) {
            Path results = run(side, slice).resolve(RunFolder.RESULTS);
            if (Files.exists(results)) {
                RunFolder.JSON.readTree(results.toFile()).forEach(all::add);
            }
        }
        Path file = FOLDER.resolve(side + ".json");
        Files.write(file, RunFolder.JSON.writeValueAsBytes(all));
        return Study.read(file);
    }

    /** Short cells of all models: computing alone, waiting alone, both, in steps, behind a limit, and divisible. */
    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int tasks : new int[]{16, 64, 256}) {
            for (String cpu : List.of("5us", "10us", "20us", "40us", "80us")) {
                add(cells, "cpu", tasks, "0", cpu, 1, 0, SYNC, VIRTUAL, BRIDGE, PLATFORM, FORKJOIN, ASYNC);
            }
        }
        for (int tasks : new int[]{8, 32, 128}) {
            for (String waiting : List.of("1ms", "2ms", "4ms")) {
                add(cells, "timer", tasks, waiting, "0", 1, 0, VIRTUAL, PLATFORM, ASYNC);
                add(cells, "timer", tasks, waiting, "20us", 1, 0, VIRTUAL, BRIDGE, PLATFORM, ASYNC);
                add(cells, "timer", tasks, waiting, "20us", 2, 0, VIRTUAL, PLATFORM, ASYNC);
                add(cells, "timer", tasks, waiting, "0", 1, 8, VIRTUAL, PLATFORM);
            }
        }
        for (String cpu : List.of("1ms", "4ms")) {
            add(cells, "divisible", 1, "0", cpu, 1, 0, SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC);
        }
        return cells;
    }

    private static void add(List<Cell> cells, String workload, int tasks, String waiting, String cpu, int steps,
            int inFlight, ConcurrencyModel... models) {
        for (ConcurrencyModel model : models) {
            cells.add(new Cell(workload, model, tasks, Units.duration(waiting), Units.duration(cpu), steps, inFlight));
        }
    }
}
