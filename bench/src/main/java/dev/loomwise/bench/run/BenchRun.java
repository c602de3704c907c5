package dev.loomwise.bench.run;

import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.MachineFacts;
import dev.loomwise.bench.machine.check.Finding;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.machine.check.Needs;
import dev.loomwise.bench.machine.check.RigCheck;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.task.CpuWork;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Measures a plan: rounds in which every cell gets one fork, shuffled so that drift hits all models alike. The folder is
 * complete after each fork.
 */
public final class BenchRun {
    private final Plan plan;
    private final Progress progress;
    private final Results results = new Results();
    private final List<Manifest.Failure> failures = new ArrayList<>();
    private final long startNanos = System.nanoTime();

    private BenchRun(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs the plan into {@code out}, which must not exist yet or be empty.
     *
     * @return the manifest as written at the end
     * @throws IOException when the folder cannot be written, the stub cannot start, or another run is measuring
     */
    public static Manifest run(Plan plan, Path out, @Nullable String commit, Progress progress) throws IOException {
        RunFolder folder = RunFolder.create(out);
        try (RunLock lock = RunLock.take(); StubProcess stub = StubProcess.start()) {
            return new BenchRun(plan, progress).measure(folder, stub, commit);
        }
    }

    private Manifest measure(RunFolder folder, StubProcess stub, @Nullable String commit) throws IOException {
        Machine machine = MachineFacts.read();
        double nanosPerUnit = CpuWork.nanosPerUnit();
        double parallelSpeed = CpuWork.parallelSpeed(nanosPerUnit, machine.cores());
        List<Finding> rig = RigCheck.quick(Needs.of(plan.cells()), parallelSpeed);
        Path name = folder.path().toAbsolutePath().normalize().getFileName();
        Manifest begun = new Manifest(Manifest.FORMAT, String.valueOf(name), Instant.now(), null, false, null,
                plan.preset(), plan.seed(), "0.1.0", commit, machine, nanosPerUnit,
                parallelSpeed, plan.cells().size(), RigCheck.warnings(rig), List.of(), Fitness.of(rig), rig);
        begun.warnings().forEach(progress::note);
        folder.write(begun);
        folder.write(results.toJson());
        ForkRunner forks = new ForkRunner(stub.uri(), nanosPerUnit, machine.cores());
        String stop = rounds(folder, forks, machine.cores());
        Manifest ended = ended(begun, stop);
        folder.write(ended);
        return ended;
    }

    /** Rounds of one fork a cell; the first is always finished, the second as far as the budget goes. */
    private String rounds(RunFolder folder, ForkRunner forks, int cores) throws IOException {
        Random random = new Random(plan.seed());
        List<Cell> round = new ArrayList<>(plan.cells());
        int total = Plan.FORKS * round.size();
        int done = 0;
        for (int i = 0; i < Plan.FORKS; i++) {
            Collections.shuffle(round, random);
            for (Cell cell : List.copyOf(round)) {
                double next = Effort.of(cell, cores).expectedMs();
                if (i > 0 && elapsedMs() + next > plan.budget().toMillis()) {
                    done++;
                    continue;
                }
                progress.measuring(cell, done++, total, left(done, total));
                try {
                    results.add(forks.measure(cell));
                } catch (ForkRunner.CellFailed e) {
                    failures.add(new Manifest.Failure(cell.label(), String.valueOf(e.getMessage())));
                    progress.note(cell.label() + " failed: " + e.getMessage());
                    round.remove(cell);
                }
                folder.write(results.toJson());
            }
        }
        return elapsedMs() > plan.budget().toMillis() * 0.98
                ? "the budget of " + plan.budget().toSeconds() + " s was spent"
                : Plan.FORKS + " forks of every cell were measured";
    }

    /** By what the forks so far took, never more than the budget has left. */
    private Duration left(int done, int total) {
        double perFork = done < 3
                ? plan.expected(Runtime.getRuntime().availableProcessors()).toMillis() / (double) total
                : elapsedMs() / done;
        double ms = Math.min(perFork * (total - done + 1), plan.budget().toMillis() - elapsedMs());
        return Duration.ofMillis((long) Math.max(0, ms));
    }

    private double elapsedMs() {
        return (System.nanoTime() - startNanos) / 1e6;
    }

    private Manifest ended(Manifest m, String stop) {
        return new Manifest(m.format(), m.id(), m.started(), Instant.now(), true, stop, m.preset(), m.seed(),
                m.loomwise(), m.commit(), m.machine(), m.nanosPerUnit(), m.parallelSpeed(), m.planned(), m.warnings(),
                failures, m.fitness(), m.rig());
    }
}
