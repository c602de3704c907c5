package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** The state of every task, in columns. Drawn before anything runs, so that every model gets the same tasks. */
final class Tasks {
    final int count;
    final Stage[] stage;
    /** Per step. */
    final double[] wait;
    /** Per step; all of it where there is no step. */
    final double[] cpu;
    /** Waits that have not ended. */
    final int[] left;
    final double[] arrival;
    private final byte[] kind;
    private final List<TaskClass> classes;

    Tasks(Scenario scenario) {
        this.classes = scenario.classes();
        this.count = scenario.tasks();
        this.stage = new Stage[count];
        this.wait = new double[count];
        this.cpu = new double[count];
        this.left = new int[count];
        this.arrival = new double[count];
        this.kind = new byte[count];
        Arrays.fill(stage, Stage.SUBMIT);
        SplittableRandom root = new SplittableRandom(scenario.seed());
        // A stream for each purpose: another class mix does not change the arrivals.
        SplittableRandom kinds = root.split();
        IntUnaryOperator kindOf = scenario.arrivals() instanceof Arrivals.Recorded recorded
                ? i -> recorded.taskClass()[i]
                : i -> classes.size() == 1 ? 0 : pick(kinds.nextDouble());
        SplittableRandom waits = root.split();
        SplittableRandom cpus = root.split();
        if (classes.size() == 1 && classes.get(0).constant()) {
            repeat(classes.get(0));
        } else {
            draw(kindOf, waits, cpus);
        }
        if (scenario.arrivals() instanceof Arrivals.Poisson poisson) {
            arrive(Sampler.exponential(1e9 / poisson.perSecond()), root.split());
        } else if (scenario.arrivals() instanceof Arrivals.Recorded recorded) {
            Arrays.setAll(arrival, i -> recorded.atNanos()[i]);
        }
    }

    boolean heavy(int task) {
        return classes.get(kind[task]).heavy();
    }

    int kind(int task) {
        return kind[task];
    }

    /** Nothing is left to chance; most batches are so. */
    private void repeat(TaskClass only) {
        int parts = Math.max(1, only.steps());
        Arrays.fill(wait, only.waiting().mean() / parts);
        Arrays.fill(cpu, only.cpu().mean() / parts);
        Arrays.fill(left, only.steps());
    }

    private void draw(IntUnaryOperator kindOf, SplittableRandom waits, SplittableRandom cpus) {
        for (int i = 0; i < count; i++) {
            kind[i] = (byte) kindOf.applyAsInt(i);
            TaskClass drawn = classes.get(kind[i]);
            int parts = Math.max(1, drawn.steps());
            wait[i] = drawn.waiting().sample(waits) / parts;
            cpu[i] = drawn.cpu().sample(cpus) / parts;
            left[i] = drawn.steps();
        }
    }

    private int pick(double share) {
        double point = share * classes.stream().mapToDouble(TaskClass::share).sum();
        double sum = 0;
        for (int c = 0; c < classes.size() - 1; c++) {
            sum += classes.get(c).share();
            if (point < sum) {
                return c;
            }
        }
        return classes.size() - 1;
    }

    private void arrive(Sampler gap, SplittableRandom random) {
        double time = 0;
        for (int i = 0; i < count; i++) {
            time += gap.sample(random);
            arrival[i] = time;
        }
    }
}
