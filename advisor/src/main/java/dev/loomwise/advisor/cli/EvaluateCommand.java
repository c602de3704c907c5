package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.evaluate.Evaluation;
import dev.loomwise.advisor.evaluate.Evaluator;
import dev.loomwise.advisor.evaluate.Evaluator.Group;
import dev.loomwise.advisor.evaluate.Evaluator.Plan;
import dev.loomwise.advisor.evaluate.Grade;
import dev.loomwise.advisor.evaluate.Scores;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.unit.Visible;
import dev.loomwise.reports.data.BadInputException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good the advice is on this machine: random profiles, measured and graded. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, description = "Draws random profiles, measures every candidate for real, and says how good the advice is, beside simple rules. What was measured is kept beside the run and shown by its report.", footer = {
        "", "Example: ./loomwise evaluate --run runs/mine --profiles 40 --seed 7"})
final class EvaluateCommand implements dev.loomwise.advisor.cli.Command {
    private static final int MOST_PROFILES = 10_000;

    private final Console console;

    @Option(names = "--run", paramLabel = "DIR", description = "The run whose costs are judged (newest in runs/).")
    private @Nullable Path run;
    @Option(names = "--profiles", paramLabel = "N", description = "How many to draw (20); 0 grades what was measured before.")
    private int profiles = 20;
    @Option(names = "--seed", paramLabel = "S", description = "Of the draws (a fresh one, which is printed).")
    private @Nullable Long seed;
    @Option(names = "--shape", paramLabel = "batch|service|all", description = "Of the profiles (all: every other one is a service).")
    private String shape = "all";
    @Option(names = "--budget", paramLabel = "TIME", description = "No profile is begun after it (12h).")
    private String budget = "12h";
    @Option(names = "--format", paramLabel = Format.LABEL, description = "How to answer (text).")
    private String format = "text";

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Format chosen = Options.one("--format", Format.class, format);
        Group group = Options.one("--shape", Group.class, shape);
        Duration most = Options.read("--budget", budget, Units::duration);
        if (profiles < 0 || profiles > MOST_PROFILES) {
            throw new BadInputException("--profiles must be between 0 and " + MOST_PROFILES + ", not " + profiles);
        }
        Path folder = Optional.ofNullable(run).orElseGet(() -> CalibrationStore.newestFolder(Runs.USUAL)
                .orElseThrow(() -> new BadInputException("there is no run of this machine in runs/ to judge; measure"
                        + " first with ./loomwise bench")));
        CalibrationStore.Found evidence = CalibrationStore.ofRun(folder);
        if (profiles > 0 && !evidence.here()) {
            throw new BadInputException(folder + " was measured on another machine or JDK: predictions from it cannot"
                    + " be compared with measurements here; --profiles 0 grades what was measured with it");
        }
        long drawnFrom = seed == null ? ThreadLocalRandom.current().nextLong(1, 1_000_000) : seed;
        if (profiles > 0) {
            console.err().println("seed " + drawnFrom);
            try (Shown shown = new Shown(console.err(), profiles)) {
                Evaluator.measure(folder, evidence, new Plan(profiles, drawnFrom, group, most), shown);
            }
        }
        List<Grade> grades = Evaluator.grades(folder, evidence);
        if (grades.isEmpty()) {
            throw new BadInputException("nothing was measured beside " + folder + " yet; give --profiles 20");
        }
        Evaluation evaluation = new Evaluation(evidence.calibration().run(), Scores.apart(grades));
        console.out().print(switch (chosen) {
            case TEXT -> evaluation.text();
            case JSON -> evaluation.json();
            case MARKDOWN -> evaluation.markdown();
            case CSV -> evaluation.csv();
        });
        return 0;
    }

    /** A bar for people, and a line per profile elsewhere. */
    private static final class Shown implements Evaluator.Watcher, AutoCloseable {
        private final PrintStream err;
        private final Meter meter;

        Shown(PrintStream err, int total) {
            this.err = err;
            this.meter = new Meter(err, "profiles", total);
        }

        @Override
        public void measuring(int done, int total, String profile) {
            meter.at(done);
            if (!Terminal.watched()) {
                err.println((done + 1) + " of " + total + ": " + Visible.line(profile, 200));
            }
        }

        @Override
        public void note(String sentence) {
            err.println("note: " + Visible.line(sentence, 400));
        }

        @Override
        public void close() {
            meter.close();
        }
    }
}
