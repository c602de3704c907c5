package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run shows, in sentences that are computed. */
final class Findings {
    private static final long SEED = 2;
    private static final int MOST = 3;
    /** Up to here nobody feels a difference. */
    private static final double ALIKE = 1.1;

    /** What the tasks of a question mostly do; the models differ by that more than by anything else. */
    private enum Kind {
        WAITING("Waiting"), MIXED("Waiting and computing"), COMPUTING("Computing"), ANSWERING(
                "Files and calls that answer at once"), DIVISIBLE("Work that can be split");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        static Kind of(Question question) {
            if (question.divisible()) {
                return DIVISIBLE;
            }
            double waiting = question.cell().waiting().toNanos();
            double cpu = question.cell().cpu().toNanos();
            if (waiting == 0) {
                return Workload.named(question.cell().workload()).map(Workload::onlyComputes).orElse(true)
                        ? COMPUTING
                        : ANSWERING;
            }
            return cpu <= waiting / 1000 ? WAITING : MIXED;
        }
    }

    /** A heading and its sentences. */
    record Finding(String heading, String text) {}

    private Findings() {}

    /** At most three: of each kind the question in which the choice matters most, the kinds in which the choice matters most first. */
    static List<Finding> of(List<Question> questions) {
        Map<Kind, Question> chosen = new EnumMap<>(Kind.class);
        questions.stream().filter(q -> q.outcomes().size() > 1 && !q.openLoop())
                .forEach(q -> chosen.merge(Kind.of(q), q, (a, b) -> weight(b) > weight(a) ? b : a));
        return chosen.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -spread(e.getValue()))).limit(MOST)
                .map(e -> new Finding(e.getKey().heading, sentences(e.getValue()))).toList();
    }

    /** In how many questions each model was the fastest or tied with it. */
    static String tally(List<Question> questions) {
        List<Question> contested = questions.stream().filter(q -> q.outcomes().size() > 1 && !q.openLoop())
                .toList();
        Map<ConcurrencyModel, Integer> wins = new EnumMap<>(ConcurrencyModel.class);
        Map<ConcurrencyModel, Integer> asked = new EnumMap<>(ConcurrencyModel.class);
        for (Question question : contested) {
            question.outcomes().forEach(o -> asked.merge(o.model(), 1, Integer::sum));
            question.winners().forEach(o -> wins.merge(o.model(), 1, Integer::sum));
        }
        List<String> parts = new ArrayList<>();
        asked.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -(double) wins.getOrDefault(e.getKey(), 0) / e.getValue()))
                .forEach(e -> parts.add(e.getKey().id() + " in " + wins.getOrDefault(e.getKey(), 0) + " of "
                        + e.getValue()));
        return parts.isEmpty() ? "" : "Fastest, or not to be told apart from the fastest: " + Words.list(parts) + ".";
    }

    private static String sentences(Question question) {
        List<Outcome> winners = question.winners();
        Outcome best = winners.getFirst();
        List<String> names = winners.stream().map(o -> o.model().id()).toList();
        String interval = Words.interval(best.timeMs());
        StringBuilder text = new StringBuilder(Words.sentence(question.inWords())).append(": ")
                .append(Words.list(names))
                .append(names.size() > 1 ? " cannot be told apart, the first at " : " is fastest with ")
                .append(Words.time(best.timeMs().point()))
                .append(interval.isEmpty() ? "" : " (" + interval + ")");
        question.limitMs().ifPresent(limit -> text.append(", ")
                .append(Words.number(best.timeMs().point() / limit)).append(" of the physical limit"));
        text.append('.');
        List<Outcome> others = question.outcomes().stream().filter(o -> o.rank() > 1).toList();
        if (others.isEmpty()) {
            return text + " " + undecided(winners);
        }
        List<String> slower = new ArrayList<>();
        for (Outcome other : others) {
            Estimate ratio = ratio(other, best);
            slower.add(other.model().id() + (slower.isEmpty()
                    ? " takes " + Words.number(ratio.point())
                            + " times as long"
                    : " " + Words.number(ratio.point())) + range(ratio));
        }
        return text + " " + Words.sentence(Words.list(slower)) + ".";
    }

    /** Being told apart by nobody is a result only where the intervals are narrow. */
    private static String undecided(List<Outcome> winners) {
        if (winners.size() < 2) {
            return "Nobody else was asked.";
        }
        Estimate last = ratio(winners.getLast(), winners.getFirst());
        return last.high() <= ALIKE
                ? "The choice does not matter here."
                : "More forks may tell: " + winners.getLast().model().id() + " may take up to "
                        + Words.number(last.high()) + " times as long.";
    }

    private static Estimate ratio(Outcome outcome, Outcome best) {
        Optional<Estimate> resampled = outcome.measured().forks().isEmpty() || best.measured().forks().isEmpty()
                ? Optional.empty()
                : Optional.of(Ratio.ofMedians(outcome.measured().forks(), best.measured().forks(), SEED));
        return resampled.orElseGet(() -> Estimate.exactly(outcome.timeMs().point() / best.timeMs().point()));
    }

    private static String range(Estimate ratio) {
        String low = Words.number(ratio.low());
        String high = Words.number(ratio.high());
        return low.equals(high) ? "" : " (" + low + " to " + high + ")";
    }

    /** How much the choice matters; three models and sync among them count more: a question that few were asked compares
     * little, and who has to choose mostly starts from plain code. */
    private static double weight(Question question) {
        boolean plain = question.outcomes().stream().anyMatch(o -> o.model() == ConcurrencyModel.SYNC);
        return spread(question) * (question.outcomes().size() >= 3 ? 1e6 : 1) * (plain ? 1e3 : 1);
    }

    private static double spread(Question question) {
        return question.outcomes().getLast().timeMs().point() / question.outcomes().getFirst().timeMs().point();
    }
}
