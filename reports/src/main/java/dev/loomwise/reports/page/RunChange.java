package dev.loomwise.reports.page;

import dev.loomwise.reports.compare.Verdict;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.stats.BenjaminiHochberg;
import dev.loomwise.reports.stats.Estimate;
import dev.loomwise.reports.stats.ForkSpread;
import dev.loomwise.reports.stats.LogRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one measurement from one run to another, judged as {@code loomwise compare} judges with its defaults: how
 * far forks lie apart is learnt from all measurements together, and how many were looked at is allowed for.
 *
 * @param ratio the later over the earlier in their own unit, with its 95 % interval
 * @param slowdown the same with more than 1 for worse, whichever way the unit goes
 * @param oneFork whether both runs have a single fork of it, or no values at all
 */
record RunChange(Estimate ratio, Estimate slowdown, Verdict verdict, boolean oneFork) {
    /** A share by which a time may differ without counting, as in {@code compare}. */
    static final double THRESHOLD = 0.05;
    private static final double CONFIDENCE = 0.95;
    private static final long SEED = 3;

    /** One measurement, earlier and later. */
    record Pair(Measured before, Measured after) {
        boolean judgeable() {
            return Stream.of(before, after).flatMap(m -> forks(m).stream()).flatMapToDouble(Arrays::stream)
                    .allMatch(v -> v > 0 && Double.isFinite(v));
        }

        boolean oneFork() {
            return before.forks().size() <= 1 && after.forks().size() <= 1;
        }

        private static List<double[]> forks(Measured m) {
            return m.forks().isEmpty() ? List.of(new double[]{m.score().point()}) : m.forks();
        }
    }

    /** In the order of the pairs; where a value is not above 0 nothing can be said. */
    static List<RunChange> of(List<Pair> pairs) {
        List<Pair> judgeable = pairs.stream().filter(Pair::judgeable).toList();
        ForkSpread spread = ForkSpread.of(judgeable.stream()
                .map(p -> LogRatio.levels(Pair.forks(p.after), Pair.forks(p.before))).toList());
        List<Optional<LogRatio>> ratios = pairs.parallelStream().map(p -> p.judgeable()
                ? Optional.of(LogRatio.of(Pair.forks(p.after), Pair.forks(p.before), spread, SEED))
                : Optional.<LogRatio>empty()).toList();
        double[] q = BenjaminiHochberg.adjust(ratios.stream()
                .mapToDouble(r -> r.map(known -> known.pBeyond(THRESHOLD)).orElse(1.0)).toArray());
        List<RunChange> changes = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Pair pair = pairs.get(i);
            Estimate ratio = ratios.get(i).map(r -> r.interval(CONFIDENCE)).orElseGet(() -> Estimate
                    .exactly(pair.after.median().point() / pair.before.median().point()));
            Estimate slowdown = pair.before.higherIsBetter() ? turned(ratio) : ratio;
            changes.add(new RunChange(ratio, slowdown, pair.judgeable() ? verdict(slowdown, q[i]) : Verdict.UNDECIDED,
                    pair.oneFork()));
        }
        return changes;
    }

    private static Estimate turned(Estimate e) {
        return e.low() > 0 ? new Estimate(1 / e.point(), 1 / e.high(), 1 / e.low()) : e;
    }

    private static Verdict verdict(Estimate slowdown, double q) {
        if (q <= 1 - CONFIDENCE) {
            return slowdown.point() > 1 ? Verdict.SLOWER : Verdict.FASTER;
        }
        return slowdown.high() < 1 + THRESHOLD && slowdown.low() > 1 / (1 + THRESHOLD)
                ? Verdict.SAME
                : Verdict.UNDECIDED;
    }

    /** {@code 1.31 (1.20 to 1.44)}. */
    String inWords() {
        return Words.number(ratio.point()) + (ratio.low() == ratio.high()
                ? ""
                : " (" + Words.number(ratio.low()) + " to " + Words.number(ratio.high()) + ")");
    }
}
