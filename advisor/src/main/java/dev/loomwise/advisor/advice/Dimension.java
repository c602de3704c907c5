package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.unit.Units;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A number of a profile that may turn out otherwise than somebody thinks.
 *
 * @param key the profile's key
 * @param number what a profile says; 0 where it has no such number
 * @param least the smallest that is another workload
 * @param most the largest that can be asked
 * @param scale what makes it so many times as large
 * @param value the number of a profile, with its unit
 * @param what behind the number, what it is; it begins with a blank
 */
record Dimension(String key, ToDoubleFunction<WorkloadProfile> number, double least, double most,
        DoubleFunction<Scale> scale, Function<WorkloadProfile, String> value, Function<WorkloadProfile, String> what) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /** All of them: computing and waiting of a task, how many tasks or requests a second, most in progress at once. */
    static final List<Dimension> ALL = List.of(
            new Dimension("cpu", WorkloadProfile::meanCpuNanos, 0, ANY, Scale.NONE::withCpu,
                    p -> Units.readable(p.classes().getFirst().cpu().toNanos() / 1e6),
                    p -> " of CPU per " + (p.shape() == Shape.SERVICE ? "request" : "task")),
            new Dimension("wait", p -> p.waits() ? p.meanWaitNanos() : 0, 0, ANY, Scale.NONE::withWait,
                    p -> Units.readable(p.classes().getFirst().waiting().meanNanos() / 1e6), p -> " of waiting"),
            new Dimension("tasks", p -> p.shape() == Shape.SERVICE ? 0 : p.taskCount(), 1, WorkloadProfile.MOST_TASKS,
                    Scale.NONE::withTasks, p -> count(p.taskCount()), p -> " tasks"),
            new Dimension("rate", p -> p.shape() == Shape.SERVICE ? p.ratePerSecond() : 0, 0,
                    WorkloadProfile.MOST_PER_SECOND, Scale.NONE::withRate, p -> String
                            .format(Locale.US, p.ratePerSecond() < 10 ? "%.2g/s" : "%,.0f/s", p.ratePerSecond()),
                    p -> ""),
            new Dimension("in-flight", WorkloadProfile::inFlight, 1, WorkloadProfile.MOST_TASKS,
                    Scale.NONE::withInFlight,
                    p -> count(p.inFlight()), p -> " in flight"));

    /** Whether this profile has such a number that could be another. */
    boolean appliesTo(WorkloadProfile profile) {
        return number.applyAsDouble(profile) > 0;
    }

    /** Whether it can be so many times as large. */
    boolean canBe(WorkloadProfile profile, double factor) {
        double then = number.applyAsDouble(profile) * factor;
        return then >= least && then <= most;
    }

    /** What makes it so many times as large. */
    Scale by(double factor) {
        return scale.apply(factor);
    }

    /** The number of that profile, with its unit. */
    String valueOf(WorkloadProfile profile) {
        return value.apply(profile);
    }

    /** The number and what it is. */
    String words(WorkloadProfile profile) {
        return valueOf(profile) + what.apply(profile);
    }

    private static String count(long n) {
        return String.format(Locale.US, "%,d", n);
    }
}
