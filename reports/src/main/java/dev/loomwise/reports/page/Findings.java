package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
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

    /** What the tasks of a question mostly do; the models differ by that more than by anything else. */
    private enum Kind {
        WAITING("Waiting"), MIXED("Waiting and computing"), COMPUTING("Computing"), DIVISIBLE("Work that can be split");

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
            return waiting == 0 ? COMPUTING : cpu <= waiting / 1000 ? WAITING : MIXED;
        }
    }

    /** A heading and its sentences. */
    record Finding(String heading, String text) {}

    private Findings() {}

    /** At most three: of each kind the question with the most work, the kinds in which the choice matters most first. */
    static List<Finding> of(List<Question> questions) {
        Map<Kind, Question> chosen = new EnumMap<>(Kind.class);
        questions.stream().filter(q -> q.outcomes().size() > 1)
                .forEach(q -> chosen.merge(Kind.of(q), q, (a, b) -> weight(b) > weight(a) ? b : a));
        return chosen.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -spread(e.getValue()))).limit(MOST)
                .map(e -> new Finding(e.getKey().heading, sentences(e.getValue()))).toList();
    }

    /** In how many questions each model was the fastest or tied with it. */
    static String tally(List<Question> questions) {
        List<Question> contested = questions.stream().filter(q -> q.outcomes().size() > 1).toList();
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
            return text + " The choice does not matter here.";
        }
        List<String> slower = others.stream().map(o -> o.model().id() + " " + Words.times(ratio(o, best).point())
                + range(ratio(o, best))).toList();
        return text + " As long as that takes: " + Words.list(slower) + ".";
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

    /** Work in all, three models counting more than size: a question that few were asked compares little. */
    private static double weight(Question question) {
        double work = (double) question.cell().tasks()
                * question.cell().waiting().plus(question.cell().cpu()).toNanos();
        return question.outcomes().size() >= 3 ? work * 1e6 : work;
    }

    private static double spread(Question question) {
        return question.outcomes().getLast().timeMs().point() / question.outcomes().getFirst().timeMs().point();
    }
}
