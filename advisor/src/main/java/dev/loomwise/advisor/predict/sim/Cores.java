package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Cores and the runnable threads in line for each, as a kernel keeps them (Linux, told simply). A thread runs until it
 * blocks or has had its slice while another waits. One that wakes up takes an idle core, but when the machine is busy
 * the kernel only looks at the core that the thread ran on last: then it may stand in line while another core is idle,
 * until that core takes it over, which it does not while the thread's caches count as warm, nor before the next tick
 * while its idle moments are short.
 */
final class Cores {
    static final int ANY = -1;
    /** A thread that has run so long yields to one that waits: the tick of 4 ms at which the kernel looks. */
    static final double SLICE_NS = 3.5e6;
    /**
     * A burst that has had so much is displaced by a thread that wakes up, which on average uses less than its share: the
     * kernel's base slice, 0.7 ms times 1 + log2 of the cores. Measured with two bursts of 200 ms on two cores: requests
     * that wait 5 ms and need 1 ms took 7.8 ms at the 90th percentile and 10.9 at the 99th, and 15 and 22 when played
     * without displacing.
     */
    private static final double PROTECTED_NS = 1.4e6;
    /** One that was displaced and has its core again is left alone for so long; fitted to that measurement. */
    private static final double AGAIN_NS = 0.3e6;
    /** At which an idle core looks for threads in line elsewhere, however short its idle moments are: 250 a second. */
    private static final double TICK_NS = 4e6;
    private static final int NONE = -1;
    static final double LONG_AGO = Double.NEGATIVE_INFINITY;

    private final int count;
    private final ServiceClock clock;
    private final double hotNs;
    private final RunQueues queues;
    private final int[] running;
    private final double[] end;
    /** When each core was given to the thread that has it. */
    private final double[] given;
    private final SplittableRandom random = new SplittableRandom(1);
    private int busyCores;
    private final BurstColumns bursts;
    private final Idleness idleness;
    private double tick = Double.POSITIVE_INFINITY;
    /** The core whose burst ends next, as {@link #nextEnd} found it. */
    private int soonest = NONE;
    /** The core whose burst has just ended and that nobody has been given yet. */
    private int held = NONE;
    private double heldBegan;

    /**
     * Cores that nobody has yet.
     *
     * @param hotNs so long after it ran a thread is not taken over by another core; 0 is an ideal kernel
     * @param tasks as many as are expected, to have room for them at once
     */
    Cores(int count, double parallelSpeed, double hotNs, int tasks) {
        this.count = count;
        this.hotNs = hotNs;
        this.bursts = new BurstColumns(tasks);
        this.clock = new ServiceClock(count, parallelSpeed);
        this.queues = new RunQueues(count);
        this.running = new int[count];
        Arrays.fill(running, NONE);
        this.end = new double[count];
        this.given = new double[count];
        this.idleness = new Idleness(count, hotNs == 0);
    }

    double now() {
        return clock.now();
    }

    /** Core time used so far. */
    double busyNs() {
        return clock.busyNs();
    }

    /** Whether a thread that wakes up now finds every core taken. */
    boolean allTaken() {
        return busyCores + (held == NONE ? 0 : 1) >= count;
    }

    /** The core that the task's last burst ran on. */
    int coreOf(int task) {
        return bursts.core[task];
    }

    /** When the next burst or slice ends, or the next tick matters, if nothing else happens; infinite when nothing runs. */
    double nextEnd() {
        soonest = earliest();
        double burst = soonest == NONE ? Double.POSITIVE_INFINITY : clock.when(end[soonest]);
        boolean stacked = busyCores < count && !queues.isEmpty();
        // Whole ticks by a cast: the quick compiler calls Math.floor, too.
        tick = stacked ? ((long) (clock.now() / TICK_NS) + 1) * TICK_NS : Double.POSITIVE_INFINITY;
        return tick < burst ? tick : burst;
    }

    void advanceTo(double time) {
        idleness.passed(time - clock.now(), busyCores);
        clock.advanceTo(time, busyCores);
    }

    /**
     * A burst of a thread that wakes up.
     *
     * @param home the core it ran on last, or {@link #ANY}
     * @param ran when it ran last
     */
    void run(int task, double work, int home, double ran) {
        bursts.reserve(task);
        int core = home == ANY ? count == 1 ? 0 : random.nextInt(count) : home;
        if (!free(core) && !allTaken() && idleness.looksAround()) {
            core = anyFree();
        }
        if (free(core)) {
            idleness.woken(core, clock.now());
            give(core, task, work);
        } else {
            bursts.hotUntil[task] = ran + hotNs;
            queue(core, task, work);
            if (core != held && yields(core)) {
                displace(core);
                next(core);
            }
        }
    }

    private boolean yields(int core) {
        double had = clock.attained() - given[core];
        return had >= AGAIN_NS && had + bursts.used[running[core]] >= PROTECTED_NS;
    }

    /** Whoever runs there stands in line again for what is left of its burst. */
    private void displace(int core) {
        int task = running[core];
        double left = Math.max(0, end[core] - clock.attained()) + bursts.rest[task];
        bursts.used[task] += clock.attained() - given[core];
        running[core] = NONE;
        busyCores--;
        bursts.hotUntil[task] = clock.now() + hotNs;
        queue(core, task, left);
    }

    private void queue(int core, int task, double work) {
        if (bursts.used[task] >= PROTECTED_NS) {
            queues.addDisplaced(core, task, work);
        } else {
            queues.add(core, task, work);
        }
    }

    private void give(int core, int task, double work) {
        given[core] = clock.attained();
        begin(core, task, work, clock.attained());
    }

    /** The next burst of the thread whose burst has just ended: it keeps its core while its slice lasts. */
    void goOn(int task, double work) {
        if (held == NONE) {
            run(task, work, ANY, LONG_AGO);
            return;
        }
        int core = held;
        held = NONE;
        if (clock.attained() - heldBegan < SLICE_NS) {
            begin(core, task, work, heldBegan);
        } else {
            nextSlice(core, task, work);
        }
    }

    /**
     * Ends what {@link #nextEnd} said is due; the clock must stand there. Returns its task, whose core is held for {@link #goOn} until
     * {@link #settle}; or -1 when the burst goes on, or when it was the tick that was due.
     */
    int endNext() {
        if (tick <= clock.now()) {
            pull();
            return NONE;
        }
        int core = soonest;
        clock.reach(end[core]);
        int task = running[core];
        running[core] = NONE;
        busyCores--;
        if (bursts.rest[task] > 0) {
            nextSlice(core, task, bursts.rest[task]);
            return NONE;
        }
        bursts.used[task] = 0;
        held = core;
        heldBegan = bursts.began[task];
        return task;
    }

    /** A core that nobody kept goes to the first in its line, or to one that stands in line elsewhere. */
    void settle() {
        if (held == NONE) {
            return;
        }
        int core = held;
        held = NONE;
        if (!queues.isEmpty(core) || (idleness.worthLooking(core) && queues.takeOver(core, bursts, clock.now()))) {
            next(core);
        } else {
            idleness.began(core, clock.now());
            clock.share(busyCores);
        }
    }

    /** At the tick an idle core is given who stands in line here, warm or not; else the two change places. */
    private void nextSlice(int core, int task, double work) {
        if (queues.isEmpty(core) || busyCores + 1 < count) {
            begin(core, task, work, clock.attained());
            if (!queues.isEmpty(core)) {
                Line line = queues.leaving(core);
                double other = line.headWork();
                give(anyFree(), line.poll(), other);
            }
        } else {
            bursts.reserve(task);
            bursts.used[task] += clock.attained() - given[core];
            bursts.hotUntil[task] = clock.now() + hotNs;
            queue(core, task, work);
            next(core);
        }
    }

    private boolean free(int core) {
        return running[core] == NONE && core != held;
    }

    private int anyFree() {
        int core = 0;
        while (!free(core)) {
            core++;
        }
        return core;
    }

    /** Each idle core takes over a thread, if one has been in line long enough. */
    private void pull() {
        for (int core = 0; core < count; core++) {
            if (free(core)) {
                if (!queues.takeOver(core, bursts, clock.now())) {
                    return;
                }
                next(core);
            }
        }
    }

    private void next(int core) {
        Line line = queues.leaving(core);
        double work = line.headWork();
        give(core, line.poll(), work);
    }

    private int earliest() {
        int earliest = NONE;
        for (int i = 0; i < count; i++) {
            if (running[i] != NONE && (earliest == NONE || end[i] < end[earliest])) {
                earliest = i;
            }
        }
        return earliest;
    }

    private void begin(int core, int task, double work, double sliceBegan) {
        double from = sliceBegan;
        if (busyCores == 0 && from == clock.attained()) {
            // An idle moment costs nothing and keeps the clock's digits for the work.
            given[core] -= clock.attained();
            clock.restart();
            from = 0;
        }
        double available = from + SLICE_NS - clock.attained();
        // Half a slice more saves an event.
        double part = work <= available + SLICE_NS / 2 ? work : available;
        bursts.rest[task] = work - part;
        bursts.began[task] = from;
        bursts.core[task] = core;
        running[core] = task;
        end[core] = clock.attained() + part;
        busyCores++;
        clock.share(busyCores);
    }
}
