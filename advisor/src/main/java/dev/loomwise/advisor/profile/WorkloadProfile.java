package dev.loomwise.advisor.profile;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What somebody wants to run, in the words of the profile file; every key means what the README's table says.
 *
 * @param tasks how many; 0 for a service, whose requests never end
 * @param waiting per task in all
 * @param cpu computing per task in all, without what the client library costs
 * @param inFlight most tasks in progress at once; 0 means no limit
 * @param bytes read per task where {@code io} is file; else 0
 * @param ratePerSecond arrivals of a service; 0 otherwise
 * @param goalP99 latency goal of a service
 * @param mix classes of tasks that differ; one class when there is no mix
 * @param target a time that is good enough
 * @param tolerance how much slower than the best a simpler model may be, as a share
 * @param memoryMb limit of the place where it will run
 */
public record WorkloadProfile(Shape shape, int tasks, WaitTime waiting, Duration cpu, int steps, int inFlight, Io io,
        long bytes, Downstream downstream, Start start, Api api, double ratePerSecond, Optional<Duration> goalP99,
        List<TaskClass> mix, Optional<Duration> target, double tolerance, Set<ConcurrencyModel> avoid,
        OptionalLong memoryMb, OptionalInt cores, OptionalInt jdk, boolean pins) {
    /** More than any program holds; beyond it a number is a slip. */
    public static final int MOST_TASKS = 100_000_000;

    public WorkloadProfile {
        mix = List.copyOf(mix);
        avoid = Set.copyOf(avoid);
        require(tasks >= 0 && tasks <= MOST_TASKS, "tasks must be between 1 and 100 million");
        require(shape == Shape.SERVICE || tasks >= 1, "tasks is missing: say how many, for example tasks: 1000");
        require(shape != Shape.SERVICE || ratePerSecond > 0, "a service needs its rate, for example rate: 300/s");
        require(ratePerSecond <= 10_000_000, "rate must be at most 10 million per second");
        require(steps >= 1 && steps <= 100, "steps must be between 1 and 100");
        require(inFlight >= 0 && inFlight <= MOST_TASKS, "in-flight must be between 1 and 100 million");
        require(tolerance >= 0 && tolerance <= 1, "tolerance must be between 0 and 100%");
        require(cores.isEmpty() || (cores.getAsInt() >= 1 && cores.getAsInt() <= 4096),
                "cores must be between 1 and 4096");
        require(jdk.isEmpty() || (jdk.getAsInt() >= 8 && jdk.getAsInt() <= 99), "jdk must be a version such as 21");
        require(shape != Shape.DIVISIBLE || !cpu.isZero(), "a divisible job needs its cpu, for example cpu: 800ms");
        require(avoid.size() < 6, "every model is avoided: leave at least one");
        double shares = mix.stream().mapToDouble(TaskClass::share).sum();
        require(mix.isEmpty() || Math.abs(shares - 1) < 0.001,
                "the shares of the mix add up to " + Math.round(shares * 1000) / 10.0 + " %, not 100 %");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** The classes of tasks: the mix, or the one class that the profile describes. */
    public List<TaskClass> classes() {
        return mix.isEmpty() ? List.of(new TaskClass(1, waiting, cpu, steps)) : mix;
    }

    /** Mean waiting time of a task. */
    public double meanWaitNanos() {
        return classes().stream().mapToDouble(c -> c.share() * c.waiting().meanNanos()).sum();
    }

    /** Mean computing of a task. */
    public double meanCpuNanos() {
        return classes().stream().mapToDouble(c -> c.share() * c.cpu().toNanos()).sum();
    }

    /** Whether this class computes so much longer than the lightest that a bridge moves it to its pool. */
    public boolean heavy(TaskClass one) {
        double lightest = classes().stream().mapToDouble(c -> c.cpu().toNanos()).min().orElse(0);
        return classes().size() == 1 || one.cpu().toNanos() > 2 * lightest;
    }

    /** Whether the tasks wait at all. */
    public boolean waits() {
        return io != Io.NONE && meanWaitNanos() > 0;
    }

    /** Goal of the metric: the target of a batch, the p99 of a service. */
    public OptionalDouble goalMs() {
        Optional<Duration> goal = shape == Shape.SERVICE ? goalP99 : target;
        return goal.isPresent() ? OptionalDouble.of(goal.get().toNanos() / 1e6) : OptionalDouble.empty();
    }

    /** What kind of question it is. */
    public enum Shape {
        BATCH, SERVICE, DIVISIBLE, CONNECTIONS
    }

    /** What tasks wait on. */
    public enum Io {
        NONE, TIMER, HTTP, JDBC, FILE
    }

    /** Where the waited-for work is done. */
    public enum Downstream {
        REMOTE, LOCAL
    }

    /** Whether the program is warm. */
    public enum Start {
        WARM, COLD
    }

    /** Which forms of the library exist. */
    public enum Api {
        BOTH, BLOCKING
    }

    /** A value of one of these enums as it is written in profiles. */
    public static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A class of tasks.
     *
     * @param share of all tasks, 0 to 1
     */
    public record TaskClass(double share, WaitTime waiting, Duration cpu, int steps) {}
}
