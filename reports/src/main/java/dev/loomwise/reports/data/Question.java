package dev.loomwise.reports.data;

import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.PhysicalLimit;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.ForkSpread;
import dev.loomwise.reports.stats.LogRatio;
import dev.loomwise.reports.stats.Ranking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One workload with its numbers, and what each model made of it.
 *
 * @param cell the workload's numbers; its model is that of one outcome and means nothing here
 * @param divisible whether it is one job that can be split
 * @param limitMs the physical limit in milliseconds; empty where the number of cores is not known
 * @param outcomes best first, at least one
 * @param spread how far forks of this run lie apart
 */
public record Question(Cell cell, boolean divisible, OptionalDouble limitMs, List<Outcome> outcomes,
        ForkSpread spread) {
    /** Differences below this share are noise of the machine, whatever the interval says. */
    public static final double TOLERANCE = 0.02;
    /** Chance that models of equal speed are told apart, for all models of a question together. */
    private static final double ERROR = 0.05;

    public Question {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("a question without an outcome: " + cell.question());
        }
    }

    static List<Question> of(Study study) {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        study.measured().stream().filter(m -> m.cell().isPresent())
                .sorted(Comparator.comparing(Question::cell, BY_SIZE))
                .forEach(m -> groups.computeIfAbsent(m.benchmark() + " " + cell(m).question(), k -> new ArrayList<>())
                        .add(m));
        ForkSpread spread = ForkSpread.ofOneRun(groups.values().stream().flatMap(List::stream).map(Measured::forks)
                .toList());
        // A list, for a map's values are divided by the thousand.
        return List.copyOf(groups.values()).parallelStream().map(group -> of(study, group, spread)).toList();
    }

    private static final Comparator<Cell> BY_SIZE = Comparator.comparing(Cell::workload)
            .thenComparing(Cell::waiting).thenComparing(Cell::cpu).thenComparingInt(Cell::steps)
            .thenComparingInt(Cell::inFlight).thenComparing(c -> c.extras().toString()).thenComparingInt(Cell::tasks);

    private static Question of(Study study, List<Measured> group, ForkSpread spread) {
        List<Estimate> times = group.stream().map(Measured::median).toList();
        double confidence = 1 - ERROR / Math.max(1, group.size() - 1);
        List<Integer> ranks = Ranking.of(times.stream().mapToDouble(Estimate::point).toArray(),
                (other, best) -> slower(group.get(other), group.get(best), spread, confidence));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            outcomes.add(new Outcome(cell(group.get(i)).model(), times.get(i), ranks.get(i), group.get(i)));
        }
        outcomes.sort(Comparator.comparingDouble(o -> o.timeMs().point()));
        boolean divisible = group.getFirst().benchmark().contains(".DivisibleSuite.");
        Cell cell = cell(group.getFirst());
        OptionalDouble limit = study.manifest()
                .map(m -> limitMs(cell, m.machine().cores())).filter(ms -> ms.orElse(0) > 0)
                .orElse(OptionalDouble.empty());
        return new Question(cell, divisible, limit, outcomes, spread);
    }

    /** By the workload's own rule; a workload that this loomwise does not know is taken for a batch. */
    private static OptionalDouble limitMs(Cell cell, int cores) {
        return Workload.named(cell.workload()).map(w -> w.limitMs(cell, cores)).orElseGet(() -> OptionalDouble
                .of(PhysicalLimit.batch(cell.tasks(), ms(cell.waiting()), ms(cell.cpu()), cell.steps(),
                        cell.inFlight(), cores)));
    }

    /**
     * By the ratio and its interval, which knows how few forks there are and how many models are compared (Bonferroni). The
     * intervals of the medians alone know neither. With noise as it was measured, of questions whose three models were equal
     * they told 70 % apart with one fork, 30 % with two and 13 % with three; this way it is 22, 9 and 5 %.
     */
    private static boolean slower(Measured other, Measured best, ForkSpread spread, double confidence) {
        return (other.forks().isEmpty() || best.forks().isEmpty())
                ? byMedians(other, best).low() > 1 + TOLERANCE
                : LogRatio.ofTwoCells(other.forks(), best.forks(), spread).surelyAbove(1 + TOLERANCE, confidence);
    }

    /**
     * How many times as long it takes as the best, with the interval that ranks go by: of all models of the question together
     * it holds for 95 %. Who is ranked behind the first has an interval that begins above 1.
     */
    public Estimate ofBest(Outcome outcome) {
        Measured best = outcomes.getFirst().measured();
        Measured other = outcome.measured();
        if (outcome.model() == outcomes.getFirst().model()) {
            return Estimate.exactly(1);
        }
        return (other.forks().isEmpty() || best.forks().isEmpty())
                ? byMedians(other, best)
                : LogRatio.ofTwoCells(other.forks(), best.forks(), spread)
                        .interval(1 - ERROR / Math.max(1, outcomes.size() - 1));
    }

    /** Where no single values are known. */
    private static Estimate byMedians(Measured other, Measured best) {
        return new Estimate(other.median().point() / best.median().point(), other.median().low() / best.median().high(),
                other.median().high() / best.median().low());
    }

    /** Whether tasks come at a rate of their own: then that sets the time, and what the models differ in is the latency. */
    public boolean openLoop() {
        return !cell.extras().getOrDefault("rate", "0").startsWith("0");
    }

    /** Outcomes that share the first rank, best first. */
    public List<Outcome> winners() {
        return outcomes.stream().filter(o -> o.rank() == 1).toList();
    }

    /** The question in words: {@code 1,000 http tasks, each waits 100 ms and computes 1 ms}. */
    public String inWords() {
        return inWords(cell, divisible);
    }

    /** The same of a cell, whose model means nothing here. */
    public static String inWords(Cell cell, boolean divisible) {
        String count = String.format(Locale.ROOT, "%,d", cell.tasks());
        if (divisible) {
            return (cell.tasks() == 1 ? "one job" : count + " parts of one job") + " of " + spaced(cell.cpu())
                    + (cell.tasks() == 1 ? "" : " each") + " that can be split";
        }
        List<String> does = new ArrayList<>();
        if (!cell.waiting().isZero()) {
            does.add("waits " + spaced(cell.waiting()));
        }
        if (!cell.cpu().isZero()) {
            does.add("computes " + spaced(cell.cpu()));
        }
        return count + " " + cell.workload() + (cell.tasks() == 1 ? " task" : " tasks")
                + (does.isEmpty() ? "" : ", each " + String.join(" and ", does))
                + (cell.steps() > 1 ? " in " + cell.steps() + " steps" : "")
                + (cell.inFlight() > 0 ? ", at most " + cell.inFlight() + " at once" : "")
                + cell.extras().entrySet().stream().map(e -> ", " + e.getKey() + " " + grouped(e.getValue()))
                        .collect(Collectors.joining());
    }

    /** As people write it, {@code 1.5 ms}; flags and files have no space there. */
    public static String spaced(Duration duration) {
        return Units.text(duration).replaceFirst("(?<=\\d)(?=[a-z])", " ");
    }

    /** Long whole numbers in groups of three, all else as it is. */
    public static String grouped(String value) {
        return value.matches("\\d{5,15}") ? String.format(Locale.ROOT, "%,d", Long.parseLong(value)) : value;
    }

    private static Cell cell(Measured measured) {
        return measured.cell().orElseThrow();
    }

    private static double ms(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
