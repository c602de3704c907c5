package dev.loomwise.reports.compare;

import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.BenjaminiHochberg;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.ForkSpread;
import dev.loomwise.reports.stats.LogRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Pairs the cells of two runs and judges each. */
final class Comparer {
    private static final long SEED = 3;
    /** A cell whose forks lie this many times as far apart as usual is called noisy. */
    private static final double NOISY = 3;

    private final Comparison.Settings settings;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<String> onlyBase = new ArrayList<>();
    private final List<String> onlyNew = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Comparer(Comparison.Settings settings) {
        this.settings = settings;
    }

    private record Pair(Comparand base, Comparand now) {
        ForkSpread.Levels levels() {
            return LogRatio.levels(now.forks(), base.forks());
        }
    }

    /** A pair with its ratio, slower upwards. */
    private record Judged(Pair pair, LogRatio slowdown, double p) {}

    Comparison compare(Study base, Study now) {
        pair(base, now);
        ForkSpread spread = ForkSpread.of(pairs.stream().map(Pair::levels).toList());
        List<Judged> judged = pairs.parallelStream().map(p -> judge(p, spread)).toList();
        double[] q = BenjaminiHochberg.adjust(judged.stream().mapToDouble(Judged::p).toArray());
        List<Change> changes = new ArrayList<>();
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < q.length; i++) {
            changes.add(change(judged.get(i), q[i], spread));
            groups.computeIfAbsent(judged.get(i).pair().base().group(), k -> new ArrayList<>()).add(i);
        }
        List<Group> means = new ArrayList<>();
        groups.forEach((name, members) -> means.add(group(name, members.stream().map(judged::get).toList(),
                members.stream().map(changes::get).toList())));
        Group all = group("all", judged, changes);
        changes.sort(Comparator.comparing(Change::verdict).thenComparing(Comparator.comparingDouble(Change::size)
                .reversed()).thenComparing(Change::cell));
        means.sort(Comparator.comparing(Group::name));
        return new Comparison(Side.of(base), Side.of(now), settings, spread, changes, means, all, onlyBase, onlyNew,
                notes);
    }

    private Judged judge(Pair pair, ForkSpread spread) {
        LogRatio ratio = LogRatio.of(pair.now().forks(), pair.base().forks(), spread, SEED);
        LogRatio slowdown = pair.base().higherIsBetter()
                ? new LogRatio(-ratio.value(), ratio.error(), ratio.degrees())
                : ratio;
        return new Judged(pair, slowdown, slowdown.pBeyond(settings.threshold()));
    }

    private void pair(Study base, Study now) {
        Map<String, Comparand> before = comparands(base, "BASE");
        Map<String, Comparand> after = comparands(now, "NEW");
        before.forEach((key, comparand) -> {
            Comparand other = after.get(key);
            if (other == null) {
                onlyBase.add(comparand.label());
                return;
            }
            OptionalDouble factor = Unit.factor(other.unit(), comparand.unit());
            if (factor.isEmpty()) {
                notes.add(comparand.label() + " is measured in " + comparand.unit() + " in BASE and in " + other.unit()
                        + " in NEW, which cannot be compared");
                return;
            }
            pairs.add(new Pair(comparand, other.times(factor.getAsDouble(), comparand.unit())));
        });
        after.forEach((key, comparand) -> {
            if (!before.containsKey(key)) {
                onlyNew.add(comparand.label());
            }
        });
        if (pairs.isEmpty()) {
            throw new BadInputException("no cell is in both runs: " + base.name() + " has "
                    + example(before) + ", " + now.name() + " has " + example(after)
                    + (notes.isEmpty() ? "" : "; " + notes.getFirst()) + "; compare two runs of the same cells");
        }
    }

    private Map<String, Comparand> comparands(Study study, String which) {
        Map<String, Comparand> comparands = Comparand.of(study.measured(), notes);
        if (comparands.isEmpty()) {
            throw new BadInputException(which + " (" + study.name() + ") holds no results"
                    + (notes.isEmpty() ? "" : ": " + notes.getFirst()) + "; measure again, or name another run");
        }
        return comparands;
    }

    private static String example(Map<String, Comparand> comparands) {
        String first = comparands.values().iterator().next().label();
        return comparands.size() == 1 ? "only " + first : comparands.size() + " others such as " + first;
    }

    private Change change(Judged judged, double q, ForkSpread spread) {
        Comparand base = judged.pair().base();
        Comparand now = judged.pair().now();
        Estimate ratio = judged.slowdown().interval(settings.confidence());
        ForkSpread.Levels levels = judged.pair().levels();
        boolean noisy = levels.base().length + levels.now().length > 2
                && levels.ownVariance() > NOISY * NOISY * spread.variance();
        return new Change(base.label(), base.group(), base.unit(), base.higherIsBetter(), median(base), median(now),
                ratio, verdict(ratio, q), q, base.forks().size(), now.forks().size(), noisy);
    }

    private Verdict verdict(Estimate ratio, double q) {
        double most = 1 + settings.threshold();
        if (q <= 1 - settings.confidence()) {
            return ratio.point() > 1 ? Verdict.SLOWER : Verdict.FASTER;
        }
        return ratio.high() < most && ratio.low() > 1 / most ? Verdict.SAME : Verdict.UNDECIDED;
    }

    private static double median(Comparand comparand) {
        double[] all = comparand.forks().stream().flatMapToDouble(java.util.Arrays::stream).sorted().toArray();
        return (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
    }

    /** Cells are independent of each other: their errors add up in squares. */
    private Group group(String name, List<Judged> judged, List<Change> changes) {
        double mean = judged.stream().mapToDouble(j -> j.slowdown().value()).average().orElseThrow();
        double squares = judged.stream().mapToDouble(j -> j.slowdown().error() * j.slowdown().error()).sum();
        // Welch and Satterthwaite: how many degrees of freedom a sum of errors has.
        double parts = judged.stream()
                .mapToDouble(j -> Math.pow(j.slowdown().error(), 4) / j.slowdown().degrees()).sum();
        double degrees = squares * squares / parts;
        return new Group(name, judged.size(), changes.stream().filter(c -> c.verdict() == Verdict.SLOWER).count(),
                changes.stream().filter(c -> c.verdict() == Verdict.FASTER).count(),
                new LogRatio(mean, Math.sqrt(squares) / judged.size(), degrees).interval(settings.confidence()));
    }
}
