package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.evaluate.Due.Drawn;
import dev.loomwise.advisor.evaluate.MeasuredProfile.Origin;
import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.advisor.trial.Trial;
import dev.loomwise.advisor.trial.WarmTrials;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.RunLock;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How good the advice is: random profiles, measured beside a run's costs, and graded. */
public final class Evaluator {
    private Evaluator() {}

    /** Which profiles. */
    public enum Group {
        BATCH, SERVICE, ALL
    }

    /**
     * What is to be measured.
     *
     * @param profiles how many in all; of {@link Group#ALL} every other one is a service
     * @param seed of the draws
     * @param budget no profile is begun after it
     */
    public record Plan(int profiles, long seed, Group group, Duration budget) {}

    /** Somebody who wants to know how far it is. */
    public interface Watcher {
        /** @param profile that is measured next */
        void measuring(int done, int total, String profile);

        /** Something that the user should know. */
        void note(String sentence);
    }

    /**
     * The grades of everything that was measured beside this run so far, under any seed. They are kept beside the run, and
     * given again when measurements, costs or program are others.
     *
     * @throws BadInputException when the file is damaged, or a profile cannot be advised on
     */
    public static List<Grade> grades(Path run, CalibrationStore.Found evidence) {
        List<MeasuredProfile> measured = Measurements.read(run.resolve(Measurements.FILE));
        if (measured.isEmpty()) {
            return List.of();
        }
        Optional<String> basis = Fingerprint.ofProgram()
                .map(program -> Fingerprint.of(program + CalibrationStore.text(evidence.calibration())));
        return KeptGrades.of(run, basis, measured, new Grader(evidence)::grade);
    }

    /**
     * Measures what is missing of the plan, and again what neighbours spoiled. Each profile is kept as soon as it was measured,
     * so that a second call goes on where the first ended, however that was.
     *
     * @throws BadInputException when another run is measuring, or the machine cannot run a profile at all
     */
    public static void measure(Path run, CalibrationStore.Found evidence, Plan plan, Watcher watcher)
            throws IOException {
        Path file = run.resolve(Measurements.FILE);
        Due due = new Due(drawn(plan, evidence), Measurements.all(file));
        Optional<Drawn> next = due.next();
        if (next.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + plan.budget().toNanos();
        // Of the first services over HTTP in a young process, the first runs took ten times as long as the last.
        try (RunLock alone = lock(); Trial trial = WarmTrials.warm(evidence.calibration().machine().cores())) {
            Collector collector = new Collector(trial, evidence);
            for (; next.isPresent(); next = due.next()) {
                if (System.nanoTime() > end) {
                    watcher.note("the budget is spent; the same command goes on from here");
                    return;
                }
                Drawn one = next.get();
                watcher.measuring(due.done(), plan.profiles(), one.keys().toString());
                try {
                    MeasuredProfile measured = collector.measure(one.keys(), one.origin());
                    Measurements.append(file, measured);
                    due.measured(measured);
                } catch (Trial.Failed e) {
                    due.failed(one);
                    watcher.note("left out, because it failed (" + e.getMessage() + "): " + one.keys());
                }
            }
            if (due.disturbed() > 0) {
                watcher.note("neighbours took more than 1 % of the cores from " + due.disturbed()
                        + " of them each time; they count as the calmest");
            }
        }
    }

    private static List<Drawn> drawn(Plan plan, CalibrationStore.Found evidence) {
        int cores = evidence.calibration().machine().cores();
        List<String> batchIo = new ArrayList<>(List.of("timer", "http"));
        boolean queries = evidence.calibration().fit("jdbc", ConcurrencyModel.VIRTUAL).isPresent();
        if (queries && Workload.named("jdbc").orElseThrow().unavailable().isEmpty()) {
            batchIo.add("jdbc");
        }
        RandomProfiles batches = new RandomProfiles(plan.seed(), cores, batchIo);
        RandomProfiles services = new RandomProfiles(plan.seed(), cores, List.of("timer", "http"));
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < plan.profiles(); i++) {
            boolean service = plan.group() == Group.SERVICE || (plan.group() == Group.ALL && i % 2 == 1);
            int number = plan.group() == Group.ALL ? i / 2 : i;
            drawn.add(new Drawn(new Origin(service, plan.seed(), number),
                    service ? services.service() : batches.batch()));
        }
        return drawn;
    }

    private static RunLock lock() {
        try {
            return RunLock.take();
        } catch (IOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
