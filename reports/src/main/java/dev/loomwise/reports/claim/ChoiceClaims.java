package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** R4 to R6: rules that choose a model, held against everything that a run measured. */
@AutoService(Claim.Family.class)
public final class ChoiceClaims implements Claim.Family {
    /** A choice within this share of the best is right. */
    private static final double RIGHT = 1.1;
    private static final double TIE = 1.05;
    private static final double NEARLY_ALWAYS = 0.9;
    private static final double MOSTLY = 0.6;
    private static final int FEW = 100;
    private static final ConcurrencyModel[] WAITERS = {VIRTUAL, PLATFORM, ASYNC};

    @Override
    public List<Claim> claims() {
        List<Cell> needs = Ask.all(Ask.of("timer", 20, "5ms", "1ms").by(SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC),
                Ask.of("timer", 100, "50ms", "0").by(WAITERS), Ask.of("timer", 1000, "50ms", "0").by(WAITERS),
                Ask.of("timer", 400, "20ms", "500us").by(WAITERS), Ask.of("http", 100, "100ms", "0").by(WAITERS),
                Ask.of("http", 1000, "100ms", "0").by(WAITERS),
                Ask.of("cpu", 40, "0", "2ms").by(SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC),
                Ask.of("cpu", 20_000, "0", "5us").by(SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC));
        return List.of(
                new Claim.Row("R4", "computing wants processes, a few waits threads or sync, hundreds and more async "
                        + "(A2)", needs, ChoiceClaims::tree),
                new Claim.Row("R5", "three questions decide: does it wait, are there many, must it respond under load? "
                        + "(A4)", needs, ChoiceClaims::questions),
                new Claim.Row("R6", "only where the gain is worth its cost; simple code stays simple (A1 to A4)", needs,
                        ChoiceClaims::worth));
    }

    /** Questions that every model in the tree was asked, and that are answered by a time. */
    private static List<Question> contested(Evidence evidence) {
        return evidence.questions().stream().filter(q -> q.outcomes().size() >= 3 && q.limitMs().isPresent()
                && List.of("timer", "http", "cpu", "jdbc").contains(q.cell().workload())).toList();
    }

    /** What the articles' tree would take. */
    private static ConcurrencyModel articles(Question question) {
        double waiting = question.cell().waiting().toNanos();
        double cpu = question.cell().cpu().toNanos();
        return waiting < cpu ? FORKJOIN : question.cell().tasks() < FEW ? PLATFORM : ASYNC;
    }

    private static Judgement tree(Evidence evidence) {
        List<Question> asked = contested(evidence);
        double[] articles = losses(asked, ChoiceClaims::articles);
        double[] oneLine = losses(asked, q -> q.cell().waiting().isZero() ? FORKJOIN : VIRTUAL);
        double share = right(articles);
        return new Judgement.Numbers().with("questionsCount", articles.length).with("rightShare", share)
                .with("worstTimes", worst(articles)).with("virtualUnlessNothingWaitsShare", right(oneLine))
                .with("virtualUnlessNothingWaitsWorstTimes", worst(oneLine))
                .say(Verdict.of(share >= NEARLY_ALWAYS, share >= MOSTLY), "the tree is within 10 % of the best in "
                        + Say.percent(share) + " of " + articles.length + " questions of this run and at worst "
                        + Say.times(worst(articles)) + " as slow; virtual threads unless nothing waits: "
                        + Say.percent(right(oneLine)) + " and " + Say.times(worst(oneLine)));
    }

    private static Judgement questions(Evidence evidence) {
        Map<String, List<Question>> groups = contested(evidence).stream()
                .collect(Collectors.groupingBy(ChoiceClaims::answers, TreeMap::new, Collectors.toList()));
        double decided = 0;
        double all = 0;
        List<String> choices = new ArrayList<>();
        for (Map.Entry<String, List<Question>> group : groups.entrySet()) {
            ConcurrencyModel best = Arrays.stream(ConcurrencyModel.values())
                    .max(Comparator.comparingDouble(m -> rightFor(group.getValue(), m))).orElseThrow();
            all += group.getValue().size();
            decided += rightFor(group.getValue(), best);
            choices.add(group.getKey() + ": " + best.id());
        }
        double share = all == 0 ? 0 : decided / all;
        return new Judgement.Numbers().with("groupsCount", groups.size()).with("questionsCount", all)
                .with("decidedShare", share)
                .say(Verdict.of(share >= NEARLY_ALWAYS, share >= MOSTLY), "one model for each kind of answer ("
                        + String.join("; ", choices) + ") is within 10 % of the best in " + Say.percent(share)
                        + " of " + (int) all + " questions");
    }

    private static double rightFor(List<Question> group, ConcurrencyModel model) {
        return group.stream().filter(q -> loss(q, model).orElse(Double.MAX_VALUE) <= RIGHT).count();
    }

    /** The answers that a person would give. */
    private static String answers(Question q) {
        boolean waits = !q.cell().waiting().isZero();
        return (waits ? "waits" : "computes") + (q.cell().tasks() >= FEW ? ", many" : ", few")
                + (waits && !q.cell().cpu().isZero() ? ", under load" : "");
    }

    private static Judgement worth(Evidence evidence) {
        List<Question> asked = contested(evidence).stream().filter(q -> loss(q, VIRTUAL).isPresent()
                && loss(q, ASYNC).isPresent()).toList();
        double simple = asked.stream().filter(q -> loss(q, SYNC).orElse(Double.MAX_VALUE) <= TIE).count();
        double callbacks = asked.stream().filter(q -> over(q, VIRTUAL, ASYNC) > TIE).count();
        double noGain = asked.isEmpty() ? 0 : 1 - callbacks / asked.size();
        return new Judgement.Numbers().with("questionsCount", asked.size()).with("syncWithinFivePercentCount", simple)
                .with("callbacksGainCount", callbacks).with("callbacksNoGainShare", noGain)
                .say(Verdict.of(noGain >= MOSTLY, noGain > 0),
                        "callbacks are more than 5 % faster than virtual threads,"
                                + " whose code blocks, in " + (int) callbacks + " of " + asked.size()
                                + " questions; sync is within 5 % of the best in " + (int) simple);
    }

    private static double over(Question q, ConcurrencyModel slow, ConcurrencyModel fast) {
        return loss(q, slow).orElseThrow() / loss(q, fast).orElseThrow();
    }

    /** How many times as long as the best this model takes; empty where it was not asked. */
    private static OptionalDouble loss(Question question, ConcurrencyModel model) {
        double best = question.outcomes().getFirst().timeMs().point();
        return question.outcomes().stream().filter(o -> o.model() == model).mapToDouble(o -> o.timeMs().point())
                .map(ms -> ms / best).findFirst();
    }

    private static double[] losses(List<Question> asked, Function<Question, ConcurrencyModel> choice) {
        return asked.stream().map(q -> loss(q, choice.apply(q))).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).toArray();
    }

    private static double right(double[] losses) {
        return losses.length == 0
                ? 0
                : Arrays.stream(losses).filter(l -> l <= RIGHT).count() / (double) losses.length;
    }

    private static double worst(double[] losses) {
        return Arrays.stream(losses).max().orElse(1);
    }
}
