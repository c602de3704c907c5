package dev.loomwise.advisor.trial;

import dev.loomwise.advisor.profile.WaitTime;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.TaskClass;
import dev.loomwise.bench.task.Compute;
import dev.loomwise.bench.task.Task;
import dev.loomwise.bench.workload.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The tasks of a profile, made real. Which class a task belongs to and how long it waits depend on its number and the
 * seed alone, so that every model gets the same tasks.
 *
 * <p>Of each class there are as many as its share says, up to one: chance would give a second of requests with a heavy one in
 * 400 none or five of these, and the p99 of the others tells mostly that.
 */
final class TrialTask implements Task<Object> {
    /** A spread of waits is cut into so many equally likely ones: each needs a request of its own. */
    private static final int QUANTILES = 64;

    private final List<Kind> kinds;
    private final byte[] kind;
    private final byte[] quantile;
    private final boolean waits;
    private final boolean nonBlocking;

    /** A class of tasks with its waits (one, or the quantiles of a spread) and its computing per step. */
    private record Kind(List<Wait> waits, Compute compute, int steps, boolean heavy) {}

    private TrialTask(List<Kind> kinds, boolean waits, boolean nonBlocking, byte[] kind, SplittableRandom random) {
        this.kinds = kinds;
        this.waits = waits;
        this.nonBlocking = nonBlocking;
        this.kind = kind;
        this.quantile = new byte[kind.length];
        random.nextBytes(quantile);
    }

    /**
     * Makes the requests ready that tasks of this profile send.
     *
     * @return the tasks of a repetition, whose seed is given: numbers beyond {@code tasks} start again
     */
    static LongFunction<TrialTask> of(WorkloadProfile profile, Rig rig, Waits source, int tasks) throws IOException {
        List<Kind> kinds = kinds(profile, rig, source);
        double[] shares = profile.classes().stream().mapToDouble(TaskClass::share).toArray();
        return seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            return new TrialTask(kinds, profile.waits(), profile.api() == WorkloadProfile.Api.BOTH,
                    classes(shares, tasks, random), random);
        };
    }

    /** Systematic sampling, shuffled: a class that is due 2.4 times comes twice or three times, 2.4 in the mean. */
    static byte[] classes(double[] shares, int tasks, SplittableRandom random) {
        byte[] classes = new byte[tasks];
        double start = random.nextDouble();
        double due = 0;
        int next = 0;
        for (int c = 0; c < shares.length; c++) {
            due += shares[c] * tasks;
            int end = c == shares.length - 1 ? tasks : (int) Math.min(tasks, due + start);
            while (next < end) {
                classes[next++] = (byte) c;
            }
        }
        for (int i = tasks - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte moved = classes[i];
            classes[i] = classes[other];
            classes[other] = moved;
        }
        return classes;
    }

    private static List<Kind> kinds(WorkloadProfile profile, Rig rig, Waits source) throws IOException {
        List<Kind> kinds = new ArrayList<>();
        for (TaskClass c : profile.classes()) {
            List<Wait> waits = new ArrayList<>();
            for (Duration wait : profile.waits() ? quantiles(c.waiting()) : List.<Duration>of()) {
                waits.add(source.of(wait.dividedBy(c.steps())));
            }
            kinds.add(new Kind(waits, new Compute(rig.units(c.cpu().dividedBy(c.steps()))), c.steps(),
                    profile.heavy(c)));
        }
        return kinds;
    }

    private static List<Duration> quantiles(WaitTime waiting) {
        if (waiting.sigma() == 0) {
            return List.of(Duration.ofNanos((long) waiting.meanNanos()));
        }
        double median = waiting.meanNanos() / Math.exp(waiting.sigma() * waiting.sigma() / 2);
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        List<Duration> waits = new ArrayList<>();
        for (int q = 0; q < QUANTILES; q++) {
            double z = normal.inverseCumulativeProbability((q + 0.5) / QUANTILES);
            waits.add(Duration.ofNanos((long) (median * Math.exp(waiting.sigma() * z))));
        }
        return waits;
    }

    /** The number of the class that a task belongs to. */
    int classOf(int index) {
        return kind[index % kind.length];
    }

    private Kind kindOf(int index) {
        return kinds.get(classOf(index));
    }

    private Wait waitOf(int index) {
        List<Wait> waits = kindOf(index).waits();
        return waits.get((quantile[index % quantile.length] & 0xff) % waits.size());
    }

    @Override
    public int steps() {
        return kinds.getFirst().steps();
    }

    @Override
    public int steps(int index) {
        return kindOf(index).steps();
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public boolean nonBlocking() {
        return nonBlocking;
    }

    @Override
    public boolean heavy(int index) {
        return kindOf(index).heavy();
    }

    @Override
    public Object await(int index, int step) throws Exception {
        return waits ? waitOf(index).blocking() : index;
    }

    @Override
    public CompletableFuture<Object> awaitAsync(int index, int step) {
        return waitOf(index).async();
    }

    @Override
    public long compute(int index, int step, Object received) {
        return kindOf(index).compute().run(index, step);
    }

    @Override
    public long expected(int tasks) {
        long sum = 0;
        for (int i = 0; i < tasks; i++) {
            for (int step = 0; step < steps(i); step++) {
                sum += compute(i, step, i);
            }
        }
        return sum;
    }
}
