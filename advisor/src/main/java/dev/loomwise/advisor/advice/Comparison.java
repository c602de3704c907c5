package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Decimals;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.PhysicalLimit;
import dev.loomwise.reports.stats.Estimate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures that every form of the answer shows, each empty where it does not exist. */
final class Comparison {
    private static final double YEAR_MS = 365.25 * 86_400_000;

    private Comparison() {}

    /** The physical limit of all tasks in milliseconds, also of more than are predicted. */
    static double limitMs(Recommendation advice) {
        WorkloadProfile p = advice.profile();
        if (!p.boundOnly() || p.shape() == Shape.SERVICE) {
            return advice.limitMs();
        }
        int cores = p.cores().orElse(advice.evidence().calibration().machine().cores());
        double cpu = p.meanCpuNanos() / 1e6;
        double wait = p.waits() ? p.meanWaitNanos() / 1e6 : 0;
        return p.shape() == Shape.DIVISIBLE
                ? PhysicalLimit.divisible(p.taskCount(), cpu, cores)
                : PhysicalLimit.batch(p.taskCount(), wait, cpu, p.steps(), p.inFlight(), cores);
    }

    /** Whether no time is predicted, only bounded from below. */
    static boolean boundOnly(Recommendation advice) {
        return advice.profile().boundOnly() && advice.profile().shape() != Shape.SERVICE;
    }

    /** How many times the physical limit a candidate takes. */
    static OptionalDouble ofLimit(Recommendation advice, Prediction p) {
        return boundOnly(advice) ? OptionalDouble.empty() : ratio(p.metricMs(), advice.limitMs());
    }

    /** How many times the best candidate's metric. */
    static OptionalDouble vsBest(Recommendation advice, Prediction p) {
        return ratio(p.metricMs(), advice.bestMs());
    }

    /** How many times faster than sync the chosen model is, where that is a difference worth a word. */
    static OptionalDouble timesFasterThanSync(Recommendation advice) {
        return advice.candidate(ConcurrencyModel.SYNC).filter(Prediction::feasible)
                .map(sync -> ratio(sync.metricMs(), advice.chosen().metricMs())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble ratio(double value, double base) {
        double ratio = value / base;
        return base > 0 && Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    /** Three digits: 1.02, 22.6, 218. */
    static String digits(double ratio) {
        return ratio >= 99.95 ? Decimals.grouped(ratio) : Decimals.fixed(ratio, ratio >= 9.995 ? 1 : 2);
    }

    static String digits(OptionalDouble ratio) {
        return ratio.isPresent() ? digits(ratio.getAsDouble()) : "";
    }

    /** A time that may be very long. */
    static String time(double ms) {
        return Double.isFinite(ms) && ms > YEAR_MS
                ? Decimals.grouped(ms / YEAR_MS) + " years"
                : Units.readable(ms);
    }

    /** {@code 0.46 s (0.44 to 0.49)}: the unit of the interval is said where it is another one. */
    static String withInterval(Estimate e) {
        String point = Units.readable(e.point());
        String low = Units.readable(e.low());
        String high = Units.readable(e.high());
        String unit = point.substring(point.lastIndexOf(' ') + 1);
        boolean same = low.endsWith(" " + unit) && high.endsWith(" " + unit);
        return same
                ? point + " (" + number(low) + " to " + number(high) + ")"
                : point + " (" + low + " to " + high + ")";
    }

    private static String number(String readable) {
        return readable.substring(0, readable.lastIndexOf(' '));
    }

    /** Why the chosen one was chosen, in a few words. */
    static String distinction(Recommendation advice) {
        Choice choice = Choice.of(advice.profile(), advice.candidates()).orElseThrow();
        if (choice.goodEnough()) {
            return "simplest that meets the goal";
        }
        // Ahead of the best that may be used are only models that the profile avoids.
        return advice.chosen().metricMs() <= choice.best().metricMs()
                ? "fastest"
                : "simplest within " + percent(advice.profile().tolerance());
    }

    static String percent(double share) {
        Optional<String> whole = Math.rint(share * 100) == share * 100
                ? Optional.of(Long.toString(Math.round(share * 100)))
                : Optional.empty();
        return whole.orElseGet(() -> String.format(Locale.US, "%.3g", share * 100)) + " %";
    }
}
