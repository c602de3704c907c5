package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.chart.BarsChart;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run shows, in sentences that are computed. */
final class Findings {
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

    /**
     * One finding.
     *
     * @param heading what kind of work it is about
     * @param verdict who is fastest and how far the others are behind, in a few words
     * @param text the question, and the numbers with their intervals
     * @param svg the times in a picture; may be empty
     * @param numbers id of the heading under which the picture's numbers stand
     */
    record Finding(String heading, String verdict, String text, String svg, String numbers) {}

    /** In how many of the questions that it was asked a model was the fastest or tied with it. */
    record Wins(ConcurrencyModel model, int won, int asked) {
        public String css() {
            return Models.css(model);
        }

        public String name() {
            return model.id();
        }

        /** In percent, for a bar. */
        public long share() {
            return Math.round(100.0 * won / asked);
        }
    }

    private Findings() {}

    /** At most three: of each kind the question in which the choice matters most, the kinds in which the choice matters most first. */
    static List<Finding> of(List<Question> questions) {
        Map<Kind, Question> chosen = new EnumMap<>(Kind.class);
        questions.stream().filter(q -> q.outcomes().size() > 1 && !q.openLoop())
                .forEach(q -> chosen.merge(Kind.of(q), q, (a, b) -> weight(b) > weight(a) ? b : a));
        List<String> workloads = questions.stream().map(q -> q.cell().workload()).distinct().toList();
        return chosen.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -spread(e.getValue()))).limit(MOST)
                .map(e -> new Finding(e.getKey().heading, Words.sentence(verdict(e.getValue())),
                        sentences(e.getValue()),
                        new BarsChart(e.getValue(), "median time and its 95 % interval").svg(),
                        "w-" + workloads.indexOf(e.getValue().cell().workload())))
                .toList();
    }

    /** Every model that was asked beside others, those that won most often first. */
    static List<Wins> wins(List<Question> questions) {
        List<Question> contested = questions.stream().filter(q -> q.outcomes().size() > 1 && !q.openLoop())
                .toList();
        Map<ConcurrencyModel, Integer> wins = new EnumMap<>(ConcurrencyModel.class);
        Map<ConcurrencyModel, Integer> asked = new EnumMap<>(ConcurrencyModel.class);
        for (Question question : contested) {
            question.outcomes().forEach(o -> asked.merge(o.model(), 1, Integer::sum));
            question.winners().forEach(o -> wins.merge(o.model(), 1, Integer::sum));
        }
        return asked.entrySet().stream()
                .map(e -> new Wins(e.getKey(), wins.getOrDefault(e.getKey(), 0), e.getValue()))
                .sorted(Comparator.comparingDouble(w -> -(double) w.won / w.asked)).toList();
    }

    /** {@code virtual is fastest; the others take 1.35 to 3.07 times as long} */
    private static String verdict(Question question) {
        List<String> names = question.winners().stream().map(o -> o.model().id()).toList();
        List<Outcome> others = question.outcomes().stream().filter(o -> o.rank() > 1).toList();
        if (others.isEmpty()) {
            boolean alike = names.size() > 1
                    && question.ofBest(question.winners().getLast()).high() <= ALIKE;
            return alike ? "no difference that matters" : "too close to call";
        }
        Outcome best = question.outcomes().getFirst();
        String first = names.size() > 1 ? Words.list(names) + " tie" : names.getFirst() + " is fastest";
        return first + "; " + behind(others, best);
    }

    private static String behind(List<Outcome> others, Outcome best) {
        String nearest = Words.number(others.getFirst().timeMs().point() / best.timeMs().point());
        String furthest = Words.number(others.getLast().timeMs().point() / best.timeMs().point());
        return (others.size() == 1 ? others.getFirst().model().id() + " takes " : "the others take ")
                + (nearest.equals(furthest) ? nearest : nearest + " to " + furthest) + " times as long";
    }

    private static String sentences(Question question) {
        List<Outcome> winners = question.winners();
        Outcome best = winners.getFirst();
        String interval = Words.interval(best.timeMs());
        StringBuilder text = new StringBuilder(Words.sentence(question.inWords())).append(": ")
                .append(Words.time(best.timeMs().point()))
                .append(interval.isEmpty() ? "" : " (" + interval + ")").append(" under ").append(best.model().id());
        question.limitMs().ifPresent(limit -> text.append(", ")
                .append(Words.number(best.timeMs().point() / limit)).append(" of the physical limit"));
        text.append('.');
        List<Outcome> others = question.outcomes().stream().filter(o -> o.rank() > 1).toList();
        if (others.isEmpty()) {
            return text + " " + undecided(question);
        }
        List<String> slower = new ArrayList<>();
        for (Outcome other : others) {
            Estimate ratio = question.ofBest(other);
            slower.add(other.model().id() + (slower.isEmpty()
                    ? " takes " + Words.number(ratio.point())
                            + " times as long"
                    : " " + Words.number(ratio.point())) + range(ratio));
        }
        return text + " " + Words.sentence(Words.list(slower)) + ".";
    }

    /** Being told apart by nobody is a result only where the intervals are narrow. */
    private static String undecided(Question question) {
        List<Outcome> winners = question.winners();
        if (winners.size() < 2) {
            return "Nobody else was asked.";
        }
        Estimate last = question.ofBest(winners.getLast());
        return last.high() <= ALIKE
                ? "The choice does not matter here."
                : "More forks may tell: " + winners.getLast().model().id() + " may take up to "
                        + Words.number(last.high()) + " times as long.";
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
