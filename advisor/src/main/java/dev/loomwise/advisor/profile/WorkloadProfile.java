package dev.loomwise.advisor.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.BadInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What somebody wants to run, in the words of the profile file; every key means what the README's table says.
 *
 * @param taskCount how many, at most 10^18; 0 for a service, whose requests never end
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
public record WorkloadProfile(Shape shape, long taskCount, WaitTime waiting, Duration cpu, int steps, int inFlight,
        Io io,
        long bytes, Downstream downstream, Start start, Api api, double ratePerSecond, Optional<Duration> goalP99,
        List<TaskClass> mix, Optional<Duration> target, double tolerance, Set<ConcurrencyModel> avoid,
        OptionalLong memoryMb, OptionalInt cores, OptionalInt jdk, boolean pins) {
    /** More than any program holds at once; what is asked beyond it is answered with a bound. */
    public static final int MOST_TASKS = 100_000_000;
    /** The largest number of tasks that can be asked for. */
    public static final long MOST_COUNTED = 1_000_000_000_000_000_000L;

    /** The highest rate of a service that can be asked for. */
    public static final double MOST_PER_SECOND = 10_000_000;

    /** More than any machine has. */
    static final int MOST_CORES = 4096;
    /** From here on a JDK can be asked about. */
    static final int OLDEST_JDK = 8;
    /** Beyond it a number is no version. */
    static final int NEWEST_JDK = 99;

    private static final int MOST_STEPS = 100;

    public WorkloadProfile {
        mix = List.copyOf(mix);
        avoid = Set.copyOf(avoid);
        require(taskCount >= 0 && taskCount <= MOST_COUNTED, "tasks must be between 1 and 10^18");
        require(shape == Shape.SERVICE || taskCount >= 1, "tasks is missing: say how many, for example tasks: 1000");
        require(shape != Shape.SERVICE || ratePerSecond > 0, "a service needs its rate, for example rate: 300/s");
        require(ratePerSecond <= MOST_PER_SECOND, "rate must be at most 10 million per second");
        require(steps >= 1 && steps <= MOST_STEPS, "steps must be between 1 and " + MOST_STEPS);
        require(inFlight >= 0 && inFlight <= MOST_TASKS, "in-flight must be between 1 and 100 million");
        require(tolerance >= 0 && tolerance <= 1, "tolerance must be between 0 and 100%");
        require(cores.isEmpty() || (cores.getAsInt() >= 1 && cores.getAsInt() <= MOST_CORES),
                "cores must be between 1 and " + MOST_CORES);
        require(jdk.isEmpty() || (jdk.getAsInt() >= OLDEST_JDK && jdk.getAsInt() <= NEWEST_JDK),
                "jdk must be a version such as 21");
        require(shape != Shape.DIVISIBLE || !cpu.isZero(), "a divisible job needs its cpu, for example cpu: 800ms");
        require(avoid.size() < 6, "every model is avoided: leave at least one");
        require(mix.isEmpty() || Math.abs(mix.stream().mapToDouble(TaskClass::share).sum() - 1) < 1e-6,
                "the shares of the mix do not add up to 100 %");
    }

    /**
     * A profile from its YAML file.
     *
     * @throws BadInputException when there is no such file, or it does not make a profile; one line that says why
     */
    public static WorkloadProfile read(Path file) {
        try {
            return ProfileKeys.profile(ProfileFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * A profile from its keys, as they are written in the file: {@code Map.of("tasks", "1000", "wait", "100ms")}.
     *
     * @param keys all but {@code mix}, which is a list and needs a file
     * @throws IllegalArgumentException when they do not make a profile; a sentence that says why
     */
    public static WorkloadProfile of(Map<String, String> keys) {
        var text = JsonNodeFactory.instance.objectNode();
        keys.forEach(text::put);
        return ProfileKeys.profile(text);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** How many tasks are predicted: all of them, up to {@link #MOST_TASKS}. */
    public int tasks() {
        return (int) Math.min(taskCount, MOST_TASKS);
    }

    /** Whether there are more tasks than are predicted, so that the answer is the physical limit as a lower bound. */
    public boolean boundOnly() {
        return taskCount > MOST_TASKS;
    }

    /** The classes of tasks: the mix, or the one class that the profile describes. */
    public List<TaskClass> classes() {
        return mix.isEmpty() ? List.of(new TaskClass(1, waiting, cpu, steps)) : mix;
    }

    /** Whether its tasks are of several classes. */
    public boolean mixed() {
        return classes().size() > 1;
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
        return !mixed() || one.cpu().toNanos() > 2 * lightest;
    }

    /** Whether the tasks wait at all. */
    public boolean waits() {
        return io != Io.NONE && meanWaitNanos() > 0;
    }

    /** The same workload with other numbers. */
    public WorkloadProfile scaled(Scale by) {
        List<TaskClass> classes = mix.stream().map(c -> new TaskClass(c.share(), c.waiting().times(by.waiting()),
                times(c.cpu(), by.cpu()), c.steps())).toList();
        return new WorkloadProfile(shape, Math.min(MOST_COUNTED, Scale.count(taskCount, by.tasks())),
                waiting.times(by.waiting()), times(cpu, by.cpu()), steps,
                (int) Math.min(MOST_TASKS, Scale.count(inFlight, by.inFlight())), io, bytes, downstream, start, api,
                ratePerSecond * by.rate(), goalP99, classes, target, tolerance, avoid, memoryMb, cores, jdk, pins);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
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
    public record TaskClass(double share, WaitTime waiting, Duration cpu, int steps) {
        public TaskClass {
            require(share > 0 && share <= 1, "a class of tasks needs a share above 0 % and up to 100 %");
            require(steps >= 1 && steps <= MOST_STEPS, "steps must be between 1 and " + MOST_STEPS);
        }
    }
}
