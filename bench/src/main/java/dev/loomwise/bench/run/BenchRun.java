package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.MachineFacts;
import dev.loomwise.bench.machine.check.Finding;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.machine.check.Needs;
import dev.loomwise.bench.machine.check.RigCheck;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.task.CpuWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures a plan: one fork of every cell, then more where they are needed, until the {@link StopRule} is satisfied or
 * the budget is spent. The folder is complete after each fork, and a run that ended early, however, can be continued.
 */
public final class BenchRun {
    private static final String VERSION = "0.1.0";

    private final RunFolder folder;
    private final Tools tools;
    private final long startNanos = System.nanoTime();
    private final Map<Map<String, String>, CellState> states = new LinkedHashMap<>();
    private final SamplingReport report;
    private Manifest manifest;
    private Sampling sampling;
    private final double spentBefore;

    /**
     * What a run works with.
     *
     * @param forks makes what measures forks; tests have quicker ones
     */
    record Tools(Progress progress, Interruption interruption, ForkSource.Maker forks) {}

    private BenchRun(SavedRun run, RunFolder folder, Tools tools) {
        this.folder = folder;
        this.tools = tools;
        this.manifest = run.manifest();
        this.sampling = run.sampling();
        this.report = new SamplingReport(sampling.stopRule());
        this.spentBefore = run.spentMs();
        run.plan().cells().forEach(c -> states.put(c.params(), new CellState(c, manifest.seed())));
        for (Fork fork : run.forks()) {
            CellState state = states.get(fork.params());
            if (state != null) {
                state.add(fork);
            }
        }
    }

    /** As {@link #run(Plan, Path, String, Progress, Interruption)}, and nothing ends it early. */
    public static Manifest run(Plan plan, Path out, @Nullable String commit, Progress progress) throws IOException {
        return run(plan, out, commit, progress, Interruption.none());
    }

    /**
     * Runs the plan into {@code out}, which must not exist yet or be empty.
     *
     * @return the manifest as written at the end
     * @throws IOException when the folder cannot be written, the stub cannot start, or another run is measuring; what
     *             was measured before is kept
     */
    public static Manifest run(Plan plan, Path out, @Nullable String commit, Progress progress,
            Interruption interruption) throws IOException {
        return run(plan, out, commit, new Tools(progress, interruption, ForkRunner::new));
    }

    static Manifest run(Plan plan, Path out, @Nullable String commit, Tools tools) throws IOException {
        try (RunLock lock = RunLock.take()) {
            RunFolder folder = RunFolder.create(out);
            Machine machine = MachineFacts.read();
            double nanosPerUnit = CpuWork.nanosPerUnit();
            SamplingReport report = new SamplingReport(StopRule.USUAL);
            Sampling planned = new Sampling(StopRule.USUAL.inWords(), StopRule.USUAL, plan.budget().toMillis(), 0,
                    List.of(), null,
                    plan.cells().stream().map(c -> report.record(new CellState(c, plan.seed()))).toList());
            Path name = out.toAbsolutePath().normalize().getFileName();
            double parallelSpeed = CpuWork.parallelSpeed(nanosPerUnit, machine.cores());
            List<Finding> rig = RigCheck.quick(Needs.of(plan.cells()), parallelSpeed);
            Manifest begun = new Manifest(Manifest.FORMAT, String.valueOf(name), Instant.now(), null, false, null,
                    plan.preset(), plan.seed(), VERSION, commit, machine, nanosPerUnit,
                    parallelSpeed, plan.cells().size(), RigCheck.warnings(rig), List.of(), planned, Fitness.of(rig),
                    rig);
            begun.warnings().forEach(tools.progress()::note);
            return new BenchRun(new SavedRun(out, begun, planned, List.of()), folder, tools).measure();
        }
    }

    /**
     * Measures what is missing in a run that ended early, with its own plan, seed and rule.
     *
     * @param budget in place of the run's own, for all its sittings together; null keeps that
     * @throws IllegalArgumentException when the folder holds no run that can be continued here; one line for the user
     * @throws IOException as {@link #run(Plan, Path, String, Progress)}
     */
    public static Manifest resume(Path out, @Nullable Duration budget, Progress progress, Interruption interruption)
            throws IOException {
        return resume(out, budget, new Tools(progress, interruption, ForkRunner::new));
    }

    static Manifest resume(Path out, @Nullable Duration budget, Tools tools) throws IOException {
        try (RunLock lock = RunLock.take()) {
            SavedRun saved = SavedRun.read(out);
            saved.mustBeOf(MachineFacts.read());
            Sampling s = saved.sampling();
            List<Instant> resumed = new ArrayList<>(s.resumed());
            resumed.add(Instant.now());
            Sampling again = new Sampling(s.rule(), s.stopRule(), budget == null ? s.budgetMs() : budget.toMillis(),
                    s.measuredMs(), resumed, null, s.cells());
            SavedRun run = new SavedRun(out, saved.manifest().reopened(), again, saved.forks());
            return new BenchRun(run, RunFolder.reopen(out), tools).measure();
        }
    }

    /** The plan of a run that is to be continued. @throws IllegalArgumentException as {@link #resume} */
    public static Plan planOf(Path out) throws IOException {
        return SavedRun.read(out).plan();
    }

    private Manifest measure() throws IOException {
        // Before all others: a folder with a manifest can be continued.
        folder.write(manifest);
        try (Journal journal = Journal.open(folder.path()); StubProcess stub = StubProcess.start()) {
            save();
            tools.interruption().toKillFork(() -> killForks(stub));
            StopRule rule = sampling.stopRule();
            int cores = manifest.machine().cores();
            Agenda agenda = new Agenda(rule, manifest.seed());
            ForkSource forks = unlessStopped(tools.forks().of(folder.path(), stub, manifest, rule), stub);
            Rounds.End end = new Rounds(agenda, states.values(), forks, tools.progress(), sampling.budgetMs(),
                    this::spentMs, tools.interruption()::requested, cores).measure((state, fork) -> {
                        journal.add(fork);
                        state.add(fork);
                        save();
                    });
            tools.interruption().toKillFork(() -> {});
            conclude(agenda.needs(states.values()), end);
            return manifest;
        }
    }

    /** A fork that dies together with us, because the terminal signals all its processes, is no failure of its cell. */
    private ForkSource unlessStopped(ForkSource forks, StubProcess stub) {
        return cell -> {
            try {
                return forks.measure(cell);
            } catch (ForkSource.CellFailed e) {
                if (!tools.interruption().requestedSoon() && !stub.isAlive()) {
                    throw new IOException("the stub server ended while " + cell.label() + " was measured", e);
                }
                throw e;
            }
        };
    }

    private static void killForks(StubProcess stub) {
        ProcessHandle.current().children().filter(p -> p.pid() != stub.pid()).forEach(ProcessHandle::destroyForcibly);
    }

    private void save() throws IOException {
        writeResults();
        write(null, states.values().stream().map(report::record).toList());
    }

    private void conclude(Map<CellState, Need> needs, Rounds.End end) throws IOException {
        writeResults();
        manifest = manifest.ended(end != Rounds.End.STOPPED, reason(end));
        write(report.saving(states.values()).orElse(null), states.values().stream()
                .map(s -> report.record(s, Optional.ofNullable(needs.get(s)), end)).toList());
    }

    private void writeResults() throws IOException {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        states.values().forEach(s -> s.result().ifPresent(results::add));
        folder.write(results);
    }

    private void write(Sampling.@Nullable Saving saving, List<Sampling.CellRecord> cells) throws IOException {
        sampling = new Sampling(sampling.rule(), sampling.stopRule(), sampling.budgetMs(), (long) spentMs(),
                sampling.resumed(), saving, cells);
        manifest = manifest.with(sampling, states.values().stream().filter(CellState::givenUp)
                .map(s -> new Manifest.Failure(s.cell().label(), s.failures().getLast())).toList());
        folder.write(manifest);
    }

    private double spentMs() {
        return spentBefore + (System.nanoTime() - startNanos) / 1e6;
    }

    private String reason(Rounds.End end) {
        return switch (end) {
            case ENOUGH -> "every cell was measured narrowly enough, as often as a cell may be, or failed";
            case BUDGET -> "the " + sampling.budgetMs() / 1000 + " s for its forks were spent";
            case STOPPED -> "stopped by a signal (Ctrl-C, termination or a closed terminal); go on with loomwise bench"
                    + " --resume";
        };
    }
}
