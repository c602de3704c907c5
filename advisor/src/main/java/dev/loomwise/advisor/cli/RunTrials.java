package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.trial.ColdTrials;
import dev.loomwise.advisor.trial.Trialled;
import dev.loomwise.advisor.trial.WarmTrials;
import dev.loomwise.bench.run.Interruption;
import dev.loomwise.bench.run.Plan;
import dev.loomwise.bench.run.Preset;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is tried beside a run for its calibration: a process that outlives its compilers, and programs that do not. */
record RunTrials(Console console, Plan plan, Path folder, Interruption interruption) {
    /** About how long all of it takes. */
    static Duration time() {
        return WarmTrials.time().plus(ColdTrials.time());
    }

    /** Whether all the calls are among the cells that a calibration shows. */
    static boolean wanted(List<Cell> cells) {
        return cells.containsAll(Preset.QUICK.cells().stream().filter(c -> c.workload().equals("http")).toList());
    }

    /** Calls and tiny tasks in a long-lived process; none where the run does not ask for what they cost. */
    List<Trialled> warm() {
        return tried(watcher -> WarmTrials.beside(folder, cores(), interruption::requested, watcher),
                "calls and tiny tasks in one warm process",
                "costs of calls are those of the forks, which are too high");
    }

    /** One-shot programs; none where the run does not ask for what they cost. */
    List<Trialled> cold() {
        return tried(watcher -> ColdTrials.beside(folder, cores(), interruption::requested, watcher),
                "programs that start, run one batch and end", "cold starts are taken to cost what they usually do");
    }

    @FunctionalInterface
    private interface Trying {
        List<Trialled> told(WarmTrials.Watcher watcher) throws IOException;
    }

    private List<Trialled> tried(Trying trying, String what, String otherwise) {
        if (!wanted(plan.cells()) || interruption.requested()) {
            return List.of();
        }
        try {
            return trying
                    .told((done, total) -> console.err().printf(Locale.ROOT, "%3d of %d, %s%n", done, total, what));
        } catch (IOException e) {
            console.err().println("note: " + otherwise + " (" + e.getMessage() + ")");
            return List.of();
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
