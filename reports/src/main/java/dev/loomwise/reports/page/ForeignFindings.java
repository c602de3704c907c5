package dev.loomwise.reports.page;

import dev.loomwise.bench.stats.Samples;
import dev.loomwise.reports.chart.ScoresChart;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.page.Findings.Finding;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.MeanInterval;
import dev.loomwise.reports.stats.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What results of benchmarks that nothing is known about say all the same: what matters most, and how sure it is. */
final class ForeignFindings {
    private static final long SEED = 4;
    private static final int MOST_DOTS = 8;
    /** Below it a p99.9 stands on too few calls. */
    private static final double TAIL = 99.9;
    /** An interval that is wider to each side than this share does not carry a comparison. */
    private static final double NOISY = 0.1;
    private static final String LINK = "foreign";

    private final List<Measured> entries;
    /** Parameters with more than one value. */
    private final Set<String> varying = new LinkedHashSet<>();
    private final boolean manyClasses;
    private final boolean manyModes;

    /** Two results that differ in one thing, and how many times the lower is the higher. */
    private record Contrast(List<Measured> all, Measured low, Measured high) {
        static Optional<Contrast> of(List<Measured> all) {
            List<Measured> sorted = all.stream().filter(m -> m.score().point() > 0 && ScoresChart.drawable(m.score()))
                    .sorted(Comparator.comparingDouble(m -> m.score().point())).toList();
            return sorted.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Contrast(all, sorted.getFirst(), sorted.getLast()));
        }

        double times() {
            return high.score().point() / low.score().point();
        }

        /** By resampling where single values are known, else from JMH's intervals, which is wider. */
        Estimate ratio() {
            if (Stream.of(low, high).allMatch(m -> !m.forks().isEmpty() && m.forks().stream()
                    .flatMapToDouble(Arrays::stream).allMatch(v -> v > 0))) {
                return Ratio.ofMeans(high.forks(), low.forks(), SEED);
            }
            double below = high.score().low() / low.score().high();
            double above = high.score().high() / low.score().low();
            return low.score().low() > 0 && below <= times() && above >= times()
                    ? new Estimate(times(), below, above)
                    : Estimate.exactly(times());
        }
    }

    private ForeignFindings(List<Measured> entries) {
        this.entries = entries;
        manyClasses = entries.stream().map(m -> ForeignContents.className(m.benchmark())).distinct().count() > 1;
        manyModes = entries.stream().map(Measured::mode).distinct().count() > 1;
        Map<String, String> first = new LinkedHashMap<>();
        entries.forEach(m -> m.params().forEach((name, value) -> {
            String before = first.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                varying.add(name);
            }
        }));
    }

    /** At most four: the parameter that matters most, the methods that differ most, the slowest calls, the noise. */
    static List<Finding> of(List<Measured> entries) {
        ForeignFindings all = new ForeignFindings(entries);
        return entries.isEmpty()
                ? List.of()
                : Stream.of(all.parameter(), all.methods(), all.tail(), Optional.of(all.noise()))
                        .flatMap(Optional::stream).toList();
    }

    private Optional<Finding> parameter() {
        Map<String, List<Contrast>> byName = new LinkedHashMap<>();
        for (String name : varying) {
            List<Contrast> contrasts = contrasts(entries.stream().filter(m -> m.params().containsKey(name)).toList(),
                    m -> m.benchmark() + " " + without(m, name));
            if (!contrasts.isEmpty()) {
                byName.put(name, contrasts);
            }
        }
        return byName.entrySet().stream().max(Comparator.comparingDouble(e -> typical(e.getValue())))
                .map(e -> parameter(e.getKey(), e.getValue(), byName));
    }

    private Finding parameter(String name, List<Contrast> contrasts, Map<String, List<Contrast>> byName) {
        Contrast furthest = furthest(contrasts);
        Estimate ratio = furthest.ratio();
        String from = name + "=" + furthest.low.params().get(name);
        String to = name + "=" + furthest.high.params().get(name);
        String text = called(furthest.low, Set.of(name)) + ": " + score(furthest.low) + " with " + from + ", "
                + score(furthest.high) + " with " + to + ", " + times(ratio) + " as much."
                + (contrasts.size() == 1
                        ? ""
                        : " Of " + contrasts.size() + " comparisons of its values, all else equal, it is the furthest "
                                + "apart; the one in the middle is " + Words.number(typical(contrasts)) + " times.")
                + byName.entrySet().stream().filter(e -> !e.getKey().equals(name))
                        .max(Comparator.comparingDouble(e -> typical(e.getValue())))
                        .map(e -> " Next is " + e.getKey() + " with " + Words.number(typical(e.getValue()))
                                + " times in the middle.")
                        .orElse("");
        return new Finding("Parameters", ratio.low() <= 1 && ratio.high() > 1
                ? "No parameter changes a score by more than the noise"
                : (byName.size() == 1 ? name + " changes the score" : name + " changes the score most: ")
                        + (byName.size() == 1 ? " " : "") + "up to " + Words.number(ratio.point()) + " times",
                text, dots("What " + name + " changes", furthest.all, m -> name + "=" + m.params().get(name)), LINK);
    }

    private Optional<Finding> methods() {
        List<Contrast> contrasts = contrasts(entries,
                m -> ForeignContents.className(m.benchmark()) + " " + without(m, ""));
        if (contrasts.isEmpty()) {
            return Optional.empty();
        }
        Contrast furthest = furthest(contrasts);
        boolean more = furthest.low.higherIsBetter();
        Measured fast = more ? furthest.high : furthest.low;
        Measured slow = more ? furthest.low : furthest.high;
        Estimate ratio = furthest.ratio();
        String type = ForeignContents.className(fast.benchmark());
        String given = given(fast, Set.of());
        String text = "Of the " + furthest.all.size() + " methods of " + type.substring(type.lastIndexOf('.') + 1)
                + given + " (" + ForeignContents.mode(fast.mode()) + "): " + score(fast) + " against " + score(slow)
                + ", " + times(ratio) + ". Methods of one class need not do the same work.";
        return Optional.of(new Finding("Methods", ratio.low() <= 1 && ratio.high() > 1
                ? "No method is faster than another by more than the noise"
                : ForeignGroup.method(fast) + " is " + Words.number(ratio.point()) + " times as fast as "
                        + ForeignGroup.method(slow),
                text, dots("Methods of " + type, furthest.all, ForeignGroup::method), LINK));
    }

    private Optional<Finding> tail() {
        return entries.stream().filter(m -> m.mode().equals("sample") && tailOf(m) > 0)
                .max(Comparator.comparingDouble(ForeignFindings::tailOf)).map(m -> {
                    SortedMap<Double, Double> ranks = m.percentiles();
                    Map<String, Estimate> dots = new LinkedHashMap<>();
                    ranks.forEach((rank, value) -> {
                        if (rank >= 50 && rank <= TAIL && ScoresChart.drawable(Estimate.exactly(value))) {
                            dots.put("p" + BigDecimal.valueOf(rank).stripTrailingZeros().toPlainString(),
                                    Estimate.exactly(value));
                        }
                    });
                    return new Finding("Slow calls", "One call in 1,000 takes " + Words.number(tailOf(m))
                            + " times the median or longer",
                            called(m, Set.of()) + ": the median is " + number(m, ranks.getOrDefault(50.0, Double.NaN))
                                    + ", p99.9 "
                                    + number(m, ranks.getOrDefault(TAIL, Double.NaN))
                                    + ". No other sampled result has a longer tail; "
                                    + "percentiles of a histogram have no interval.",
                            new ScoresChart("Percentiles of " + ForeignGroup.method(m), m.unit(), dots).svg(), LINK);
                });
    }

    private static double tailOf(Measured m) {
        double median = m.percentiles().getOrDefault(50.0, 0.0);
        double tail = m.percentiles().getOrDefault(TAIL, 0.0) / median;
        return median > 0 && Double.isFinite(tail) ? tail : 0;
    }

    private static String number(Measured m, double value) {
        return (Words.number(value) + " " + m.unit()).strip();
    }

    private Finding noise() {
        List<Measured> known = entries.stream().filter(m -> Double.isFinite(width(m)) && width(m) > 0)
                .sorted(Comparator.comparingDouble(m -> -width(m))).toList();
        int lacking = entries.size() - known.size();
        String alone = lacking == 0
                ? ""
                : lacking + " of " + entries.size() + " have no interval, because JMH has one "
                        + "only for two values or more. ";
        boolean single = !known.isEmpty() && known.stream().allMatch(m -> m.forks().size() == 1);
        if (known.isEmpty()) {
            return new Finding("How sure", "No result has an interval",
                    "Each stands on one value, and measured again it may be another. More forks (-f 5) tell.", "",
                    LINK);
        }
        Measured worst = known.getFirst();
        long noisy = known.stream().filter(m -> width(m) > NOISY).count();
        String text = "Noisiest is " + called(worst, Set.of()) + ": " + score(worst) + " ±" + percent(width(worst))
                + " (99.9 % interval, as JMH gives it); in the middle it is ±"
                + percent(width(known.get(known.size() / 2))) + ". " + alone
                + (single ? "One fork each: how far JVMs differ from one another is not in these intervals." : "");
        Map<String, Estimate> dots = new LinkedHashMap<>();
        known.stream().filter(m -> ScoresChart.drawable(m.score())).limit(MOST_DOTS).forEach(m -> {
            double share = 100 / m.score().point();
            Estimate e = m.score().map(v -> v * share);
            dots.putIfAbsent(called(m, Set.of()), new Estimate(100, Math.max(0, Math.min(100, e.low())),
                    Math.max(100, e.high())));
        });
        return new Finding("How sure", noisy == 0
                ? "Every interval is within ±10 % of its score"
                : noisy + " of " + entries.size() + " results are known no better than to ±10 %",
                text.strip(), dots.isEmpty()
                        ? ""
                        : new ScoresChart("The widest intervals", "% of the own score, 99.9 % interval", dots).svg(),
                LINK);
    }

    /** Half of JMH's interval as a share of the score. */
    private static double width(Measured m) {
        return m.score().point() > 0 ? m.score().relativeHalfWidth() : Double.NaN;
    }

    private static String percent(double share) {
        return (share < 0.01
                ? Words.number(share * 100)
                : Words.number(Math.rint(share * 100)).replaceFirst(
                        "\\.0+$", ""))
                + " %";
    }

    private static List<Contrast> contrasts(List<Measured> entries, Function<Measured, String> equal) {
        return entries.stream().collect(Collectors.groupingBy(m -> equal.apply(m) + " " + m.mode() + " " + m.unit(),
                LinkedHashMap::new, Collectors.toList())).values().stream().map(Contrast::of)
                .flatMap(Optional::stream).toList();
    }

    private static Contrast furthest(List<Contrast> contrasts) {
        return contrasts.stream().max(Comparator.comparingDouble(Contrast::times)).orElseThrow();
    }

    private static double typical(List<Contrast> contrasts) {
        return Samples.median(contrasts.stream().mapToDouble(Contrast::times).toArray());
    }

    private static String without(Measured m, String name) {
        Map<String, String> params = new TreeMap<>(m.params());
        params.remove(name);
        return params.toString();
    }

    /** {@code bench with arg=31}; with its class and mode where the file has several. */
    private String called(Measured m, Set<String> without) {
        String type = ForeignContents.className(m.benchmark());
        return (manyClasses ? type.substring(type.lastIndexOf('.') + 1) + "." : "") + ForeignGroup.method(m)
                + (manyModes ? " (" + ForeignContents.mode(m.mode()) + ")" : "") + given(m, without);
    }

    private String given(Measured m, Set<String> without) {
        String params = varying.stream().filter(p -> !without.contains(p) && m.params().containsKey(p))
                .map(p -> p + "=" + m.params().get(p)).collect(Collectors.joining(" "));
        return params.isEmpty() ? "" : " with " + params;
    }

    private static String score(Measured m) {
        return (Words.number(m.score().point()) + " " + m.unit()).strip();
    }

    /** {@code 2.51 times (2.40 to 2.63)}. */
    private static String times(Estimate ratio) {
        return Words.number(ratio.point()) + " times" + (ratio.low() == ratio.high()
                ? " (no interval)"
                : " (" + Words.number(ratio.low()) + " to " + Words.number(ratio.high()) + ")");
    }

    private static String dots(String title, List<Measured> entries, Function<Measured, String> name) {
        Map<String, Estimate> dots = new LinkedHashMap<>();
        List<Measured> shown = new ArrayList<>(entries.stream().filter(m -> ScoresChart.drawable(m.score())).toList());
        if (shown.size() > MOST_DOTS) {
            // The ends, and what lies evenly between.
            shown.sort(Comparator.comparingDouble(m -> m.score().point()));
            int all = shown.size();
            List<Measured> some = new ArrayList<>();
            for (int i = 0; i < MOST_DOTS; i++) {
                some.add(shown.get(i * (all - 1) / (MOST_DOTS - 1)));
            }
            shown = some;
        }
        shown.forEach(m -> dots.putIfAbsent(name.apply(m), narrower(m)));
        String unit = entries.getFirst().unit();
        return new ScoresChart(title, (unit.isEmpty() ? "score" : unit) + ", 95 % interval", dots).svg();
    }

    private static Estimate narrower(Measured m) {
        int values = m.forks().stream().mapToInt(f -> f.length).sum();
        return m.score().point() >= 0 && values > 1 ? MeanInterval.of(m.score(), values) : m.score();
    }
}
