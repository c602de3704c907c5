package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.predict.Calibrator;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.bench.machine.check.Needs;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.BenchRun;
import dev.loomwise.bench.run.Interruption;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.Plan;
import dev.loomwise.bench.run.Preset;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures this machine into a run folder, and learns its costs. Ctrl-C, termination and a closed terminal end it with
 * what there is, report included, and exit code 130, 143 or 129 ({@link Interruption}).
 */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures the models on this machine: a run folder with results, costs and a report.", footer = {
        "", "Example: ./loomwise bench --preset quick --workload 'http*' --out runs/mine", "",
        "Ctrl-C ends it with what there is; a run that ended early, however, goes on with --resume."})
final class BenchCommand implements dev.loomwise.advisor.cli.Command {
    /** No folder has this name: names do not hold a line feed. */
    private static final String LATEST = "\n";

    /** Costs and report of a run that tried everything, and what a slow machine takes longer for all of it. */
    private static final Duration CONCLUDING = Duration.ofSeconds(35);

    private final Console console;
    /** Said when nothing stands in the way of measuring: beside a mistake they would hide it. */
    private final List<String> notes = new ArrayList<>();

    @Option(names = "--preset", paramLabel = "quick|standard|thorough", description = "How much (quick: 3 minutes).")
    private @Nullable String preset;
    @Option(names = "--budget", paramLabel = "TIME", description = "How long all of it may take, for example 5m; one fork of each cell, and what is tried warm and cold after them, come even beyond it.")
    private @Nullable String budget;
    @Option(names = "--workload", paramLabel = "GLOB", description = "Only these workloads, for example 'http*' or timer,cpu.")
    private @Nullable String workload;
    @Option(names = "--model", paramLabel = "NAME", split = ",", description = "Only these models.")
    private List<String> models = List.of();
    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (runs/DATE-PRESET).")
    private @Nullable Path out;
    @Option(names = "--resume", arity = "0..1", paramLabel = "DIR", fallbackValue = LATEST, description = "Measures what is missing in a run that ended early (without DIR: the newest in runs), by its own plan; only --budget may be given anew.")
    private @Nullable Path resume;
    @Option(names = "--remote", paramLabel = "HOST:PORT", description = "The stub server on another machine, where loomwise serve runs.")
    private @Nullable String remote;
    @Option(names = "--seed", paramLabel = "N", description = "Of the order in which cells are measured.")
    private @Nullable Long seed;
    @Option(names = "--fit-descriptors", description = "Measures what needs more file descriptors than there are with fewer connections, as many as fit (without it such a run is refused).")
    private boolean fitDescriptors;
    @Option(names = "--list", description = "Lists workloads and cells, measures nothing.")
    private boolean list;
    @Option(names = "--dry-run", description = "Says what would be measured and how long that takes.")
    private boolean dryRun;

    @Option(names = "--format", paramLabel = Format.LABEL, description = "How to print tables (text).")
    private String format = "text";

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Format form = Options.one("--format", Format.class, format);
        if (resume != null && resume.toString().equals(LATEST)) {
            resume = Runs.newest(Runs.USUAL, Runs::endedEarly).orElseThrow(() -> new BadInputException(
                    "no run in " + Runs.USUAL + " has ended early; name the one to go on with: --resume DIR"));
            notes.add("going on with " + resume);
        }
        Plan plan = resume == null ? plan() : saved(resume);
        if (list || dryRun) {
            notes.forEach(console.err()::println);
            return show(plan, form);
        }
        Path folder = resume != null
                ? resume
                : out != null
                        ? out
                        : Runs.USUAL.resolve(LocalDateTime.now(java.time.ZoneId.systemDefault())
                                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")) + "-" + plan.preset());
        DescriptorLimit.check(plan.cells());
        reach();
        notes.forEach(console.err()::println);
        try (Interruption interruption = Interruption.listen()) {
            Manifest manifest = measure(plan, folder, interruption);
            conclude(plan, manifest, folder, form, interruption);
            return manifest.failures().isEmpty() ? 0 : Main.FAULT;
        }
    }

    private int show(Plan plan, Format form) {
        if (form != Format.TEXT) {
            console.out().print(BenchForms.cells(plan.cells(), form));
            return 0;
        }
        if (list) {
            Workload.all()
                    .forEach(w -> console.out().printf(Locale.ROOT, "%-11s %s (%s)%s%n", w.name(), w.about(),
                            w.suite(), w.unavailable().map(why -> "; left out here: " + why).orElse("")));
            console.out().println();
        }
        plan.cells().forEach(c -> console.out().println("  " + c.label()));
        int cores = Runtime.getRuntime().availableProcessors();
        console.out().printf(Locale.ROOT,
                "%d cell%s, about %s: %s for one fork of each, the rest where it is needed%s%n",
                plan.cells().size(), plan.cells().size() == 1 ? "" : "s",
                Units.readable((double) plan.expected(cores).toMillis()),
                Units.readable((double) plan.once(cores).toMillis()), RunTrials.wanted(plan.cells())
                        ? "; then " + Units.readable((double) RunTrials.time().toMillis())
                                + " of calls and tiny tasks in one process that lives until they are warm, and of cold"
                                + " starts"
                        : "");
        return 0;
    }

    private void conclude(Plan plan, Manifest manifest, Path folder, Format form, Interruption interruption)
            throws IOException {
        Study study = Study.read(folder);
        // Costs from a part of the cells would be taken for those of this machine.
        boolean every = study.measured().size() + manifest.failures().size() >= manifest.planned();
        if (!study.measured().isEmpty() && every) {
            RunTrials trials = new RunTrials(console, plan, folder, interruption);
            CalibrationStore.write(folder, Calibrator.calibrate(study, manifest, trials.warm(), trials.cold()));
        }
        Path report = folder.resolve("report.html");
        ReportPage.write(study, report);
        console.out().print(form == Format.TEXT ? BenchTable.render(study) : BenchForms.results(study, form));
        if (!manifest.endedNormally()) {
            console.err().println("note: " + manifest.stopReason() + " " + folder);
        }
        (form == Format.TEXT ? console.out() : console.err()).println("report: " + report);
        console.out().flush();
    }

    private Manifest measure(Plan plan, Path folder, Interruption interruption) {
        try (BenchProgress progress = new BenchProgress(console.err(), plan)) {
            return resume == null
                    ? BenchRun.run(plan, folder, commit(), progress, interruption)
                    : BenchRun.resume(folder, budget == null ? null : plan.budget(), progress, interruption);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            String what = String.valueOf(e.getMessage()).contains(folder.toString())
                    ? describe(e)
                    : folder + ": " + describe(e);
            throw new BadInputException(Files.isRegularFile(folder.resolve(RunFolder.MANIFEST))
                    ? what + "; what was measured is kept and goes on with --resume " + folder
                    : what, e);
        }
    }

    /** The plan of a run that is to go on. */
    private Plan saved(Path folder) {
        if (preset != null || workload != null || !models.isEmpty() || out != null || seed != null
                || fitDescriptors) {
            throw new BadInputException("--resume takes preset, workloads, models, folder, seed and the numbers of"
                    + " connections from the run; leave those options out");
        }
        try {
            Plan plan = BenchRun.planOf(folder);
            return budget == null
                    ? plan
                    : budgeted(plan, Options.read("--budget", budget, Units::duration));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new BadInputException(folder + " cannot be read: " + describe(e), e);
        }
    }

    /** From here on every run of this process takes the stub that was named, if it answers. */
    private void reach() {
        if (remote != null) {
            try (StubProcess stub = StubProcess.at(remote)) {
                System.setProperty(StubProcess.REMOTE, remote);
                notes.add("note: the stub server is " + stub.uri() + "; its times include the network");
            } catch (IOException | IllegalArgumentException e) {
                throw new BadInputException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private static String describe(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied ->
                denied.getFile() + " cannot be written; choose another --out";
            case java.nio.file.FileAlreadyExistsException file -> file.getFile() + " is a file; choose another --out";
            case java.nio.file.FileSystemException file -> file.getFile() + " cannot be written ("
                    + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason())
                    + "); choose another --out";
            default -> String.valueOf(e.getMessage());
        };
    }

    private Plan plan() {
        Preset chosen = Options.one("--preset", Preset.class, preset == null ? "quick" : preset);
        Duration limit = budget == null ? chosen.budget() : Options.read("--budget", budget, Units::duration);
        List<ConcurrencyModel> only = models.stream().map(m -> Options.one("--model", ConcurrencyModel.class, m))
                .toList();
        List<Cell> cells = chosen.cells().stream().filter(c -> only.isEmpty() || only.contains(c.model()))
                .filter(c -> workload == null || Globs.fit(c.workload(), workload)).toList();
        if (cells.isEmpty()) {
            throw new BadInputException(whyNone(chosen));
        }
        List<Cell> here = available(cells);
        List<Cell> fit = fitDescriptors ? DescriptorLimit.fit(here, notes::add) : here;
        return budgeted(new Plan(chosen.id(), fit, limit, seed == null ? System.nanoTime() & 0xffff : seed), limit);
    }

    /** What the whole may take, less what comes after the forks; each cell has one of those in any case. */
    private static Plan budgeted(Plan plan, Duration limit) {
        Duration after = RunTrials.wanted(plan.cells()) ? RunTrials.time().plus(CONCLUDING) : Duration.ZERO;
        Duration once = plan.once(Runtime.getRuntime().availableProcessors());
        Duration left = limit.minus(after);
        return new Plan(plan.preset(), plan.cells(), left.compareTo(once) < 0 ? once : left, plan.seed());
    }

    /** Why no cell of the preset is asked for. */
    private String whyNone(Preset chosen) {
        String asked = workload == null ? "*" : workload;
        List<String> names = Workload.all().stream().map(Workload::name).toList();
        if (names.stream().noneMatch(name -> Globs.fit(name, asked))) {
            return "no workload fits '" + asked + "'; " + Suggestion.of(asked, names)
                    .map(s -> "did you mean '" + s + "'?").orElse("known are " + String.join(", ", names));
        }
        return "preset " + chosen.id() + " has no cell of '" + asked + "'"
                + (models.isEmpty() ? "" : " under " + String.join(", ", models))
                + "; a larger one may, for example --preset standard";
    }

    /** What cannot be measured here is left out, with a line that says how to have it. */
    private List<Cell> available(List<Cell> cells) {
        Map<String, Optional<String>> reasons = cells.stream().map(Cell::workload).distinct().collect(Collectors
                .toMap(name -> name, name -> Workload.named(name).flatMap(Workload::unavailable)));
        List<Cell> here = cells.stream().filter(c -> reasons.getOrDefault(c.workload(), Optional.empty()).isEmpty())
                .toList();
        if (here.isEmpty() && !cells.isEmpty()) {
            String first = cells.getFirst().workload();
            throw new BadInputException(first + " cannot be measured here: "
                    + reasons.getOrDefault(first, Optional.empty()).orElse("nothing known"));
        }
        reasons.forEach((name, reason) -> reason
                .ifPresent(why -> notes.add("left out: " + name + ", because " + why)));
        return here;
    }

    /** The commit of the folder that we are called in, when Git's own files tell it. */
    private static @Nullable String commit() {
        try {
            String head = Files.readString(Path.of(".git", "HEAD")).strip();
            return head.startsWith("ref: ")
                    ? Files.readString(Path.of(".git").resolve(head.substring(5))).strip()
                    : head;
        } catch (IOException e) {
            return null;
        }
    }
}
