package dev.loomwise.advisor.predict.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plays a scenario event by event. A task goes: handed over by the caller → [permit] → starts on a worker → [server] →
 * waits → [server] → noticed by the poller → wakes on a worker and computes → next wait, or end. What differs between
 * models is which station does each part, and whether a wait holds its thread: see {@link Roles}.
 */
public final class Simulator {
    private static final int PHASES = 16;
    private static final int HANDED_OVER = 0;
    private static final int STARTED = 1;
    private static final int AT_SERVER = 2;
    private static final int WAITED = 3;
    private static final int ANSWERED = 4;
    private static final int NOTICED = 5;
    private static final int HANDED_TO_POOL = 6;
    private static final int COMPUTED = 7;
    private static final int ARRIVES = 8;

    private final Scenario scenario;
    private final Costs costs;
    private final Cores cores;
    private final Roles roles;
    private final EventHeap timers = new EventHeap();
    private final SplittableRandom random;
    private final byte[] kindOf;
    private final byte[] stepOf;
    private final double[] arrivedAt;
    private final double[] endedAt;
    private final int[] queue;
    private int queueHead;
    private int queueTail;
    private int inProgress;
    private int mostInProgress;
    private int completed;
    private double now;

    private Simulator(Scenario scenario, Costs costs) {
        this.scenario = scenario;
        this.costs = costs;
        this.cores = new Cores(scenario.cores(), scenario.parallelSpeed());
        this.roles = new Roles(scenario, cores);
        this.random = new SplittableRandom(scenario.seed());
        this.kindOf = new byte[scenario.tasks()];
        this.stepOf = new byte[scenario.tasks()];
        this.arrivedAt = new double[scenario.tasks()];
        this.endedAt = new double[scenario.tasks()];
        this.queue = new int[scenario.tasks()];
    }

    /** Plays the scenario to its end. */
    public static Outcome run(Scenario scenario, Costs costs) {
        return new Simulator(scenario, costs).play();
    }

    private Outcome play() {
        drawKinds();
        if (scenario.arrivalsPerSecond() > 0) {
            timers.add(0, event(0, ARRIVES));
        } else {
            for (int task = 0; task < scenario.tasks(); task++) {
                arrive(task);
            }
        }
        while (completed < scenario.tasks()) {
            double cpuEnd = cores.nextEnd();
            double timer = timers.isEmpty() ? Double.POSITIVE_INFINITY : timers.firstKey();
            now = Math.min(cpuEnd, timer);
            cores.advanceTo(now);
            long event = cpuEnd <= timer ? cores.takeEnded() : timers.removeFirst();
            handle((int) (event / PHASES), (int) (event % PHASES));
        }
        return outcome();
    }

    private void drawKinds() {
        int last = scenario.kinds().size() - 1;
        for (int task = 0; task < scenario.tasks() && last > 0; task++) {
            double u = random.nextDouble();
            int kind = 0;
            while (kind < last && u >= scenario.kinds().get(kind).share()) {
                u -= scenario.kinds().get(kind++).share();
            }
            kindOf[task] = (byte) kind;
        }
    }

    private void handle(int task, int phase) {
        switch (phase) {
            case ARRIVES -> {
                arrive(task);
                if (task + 1 < scenario.tasks()) {
                    double gap = -Math.log(1 - random.nextDouble()) * 1e9 / scenario.arrivalsPerSecond();
                    timers.add(now + gap, event(task + 1, ARRIVES));
                }
            }
            case HANDED_OVER -> {
                roles.caller.ended();
                admit(task);
            }
            case STARTED -> {
                roles.worker.ended();
                afterStart(task);
            }
            case AT_SERVER -> {
                roles.server.ended();
                timers.add(now + waitOf(task), event(task, WAITED));
            }
            case WAITED -> {
                if (serves()) {
                    roles.server.add(costs.stub() / 2, event(task, ANSWERED));
                } else {
                    notice(task);
                }
            }
            case ANSWERED -> {
                roles.server.ended();
                notice(task);
            }
            case NOTICED -> {
                roles.poller.ended();
                wake(task);
            }
            case HANDED_TO_POOL -> {
                roles.worker.ended();
                roles.computer.add(kind(task).cpu() / kind(task).steps(), event(task, COMPUTED));
            }
            case COMPUTED -> {
                roles.computedOn(bridged(task)).ended();
                afterCompute(task);
            }
            default -> throw new IllegalStateException("phase " + phase);
        }
    }

    private void arrive(int task) {
        arrivedAt[task] = now;
        roles.caller.add(costs.submit(), event(task, HANDED_OVER));
    }

    /** The task asks for its permit, or its thread where threads are held. */
    private void admit(int task) {
        if (inProgress < roles.limit) {
            begin(task);
        } else {
            queue[queueTail++] = task;
        }
    }

    private void begin(int task) {
        mostInProgress = Math.max(mostInProgress, ++inProgress);
        if (kind(task).waiting() == 0) {
            compute(task, costs.task());
        } else {
            roles.worker.add(costs.task() / 2, event(task, STARTED));
        }
    }

    /**
     * The task that waited for the permit of one that has ended. A worker runs first what it has just made runnable, so
     * that this one's wait starts before those that woke in the meantime compute: without that, tasks that share a limit
     * would march in waves for ever.
     */
    private void succeed(int task) {
        inProgress++;
        if (kind(task).waiting() == 0) {
            compute(task, costs.task());
        } else {
            roles.worker.addFirst(costs.task() / 2, event(task, STARTED));
        }
    }

    private void afterStart(int task) {
        if (serves()) {
            roles.server.add(costs.stub() / 2, event(task, AT_SERVER));
        } else {
            timers.add(now + waitOf(task), event(task, WAITED));
        }
    }

    private boolean serves() {
        return scenario.localDownstream() && costs.stub() > 0;
    }

    private double waitOf(int task) {
        Scenario.Kind kind = kind(task);
        double wait = kind.waiting() / kind.steps();
        if (kind.sigma() > 0) {
            wait *= Math.exp(kind.sigma() * gaussian() - kind.sigma() * kind.sigma() / 2);
        }
        return wait + costs.delay();
    }

    private void notice(int task) {
        if (costs.poll() > 0) {
            roles.poller.add(costs.poll(), event(task, NOTICED));
        } else {
            wake(task);
        }
    }

    /** Wakes, computes, and starts the next wait, all in one burst: a thread that has a core keeps it. */
    private void wake(int task) {
        boolean another = stepOf[task] + 1 < kind(task).steps();
        compute(task, another ? costs.task() : costs.task() / 2);
    }

    private void compute(int task, double overhead) {
        if (bridged(task)) {
            roles.worker.add(overhead, event(task, HANDED_TO_POOL));
        } else {
            roles.worker.add(overhead + kind(task).cpu() / kind(task).steps(), event(task, COMPUTED));
        }
    }

    private boolean bridged(int task) {
        return roles.bridges && kind(task).heavy();
    }

    private void afterCompute(int task) {
        if (++stepOf[task] < kind(task).steps()) {
            if (kind(task).waiting() > 0) {
                afterStart(task);
            } else {
                compute(task, costs.task());
            }
            return;
        }
        endedAt[task] = now;
        completed++;
        inProgress--;
        if (queueHead < queueTail) {
            succeed(queue[queueHead++]);
        }
    }

    private Scenario.Kind kind(int task) {
        return scenario.kinds().get(kindOf[task]);
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static long event(int task, int phase) {
        return (long) task * PHASES + phase;
    }

    private Outcome outcome() {
        int warm = scenario.arrivalsPerSecond() > 0 ? scenario.tasks() / 10 : 0;
        List<double[]> latencies = new ArrayList<>();
        double makespan = 0;
        for (int kind = 0; kind < scenario.kinds().size(); kind++) {
            double[] all = new double[scenario.tasks()];
            int n = 0;
            for (int task = 0; task < scenario.tasks(); task++) {
                makespan = Math.max(makespan, endedAt[task]);
                if (task >= warm && kindOf[task] == kind) {
                    all[n++] = endedAt[task] - arrivedAt[task];
                }
            }
            double[] sorted = Arrays.copyOf(all, n);
            Arrays.sort(sorted);
            latencies.add(sorted);
        }
        return new Outcome(makespan + costs.fixed(), latencies, completed,
                cores.busy() / (makespan * scenario.cores()), mostInProgress);
    }
}
