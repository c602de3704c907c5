package dev.loomwise.advisor.predict.sim;

import java.util.Arrays;

/**
 * P cores and one queue of runnable threads, as a kernel shares them (Linux's EEVDF, told simply): first come, first
 * served; a thread that has had its slice goes to the end of the queue; one that wakes up takes the core of a thread that
 * has run for a while, and a poller, which has slept nearly always, takes one at once. Bursts shorter than a slice so run
 * to their end, and long ones share as in processor sharing when they are much longer. All busy cores run at the same
 * speed, so one clock of attained service serves all: a slice that begins at clock V ends when it shows V + slice.
 */
final class Cores {
    /** A thread that has run so long yields to one that waits: the tick of 4 ms at which the kernel looks. */
    static final double SLICE_NS = 3.5e6;
    /** So long a thread runs undisturbed by one that wakes up: EEVDF's base slice on two cores. */
    static final double PROTECTED_NS = 1.4e6;

    private final int count;
    private final double parallelSpeed;
    private final Line queue = new Line();
    /** Bursts of pollers, ahead of the queue, and those that they took the core of. */
    private final Line ahead = new Line();
    private final int[] running;
    private final double[] end;
    private int busyCores;
    private double[] rest = new double[16];
    private double[] began = new double[16];
    private double now;
    private double attained;
    private double rate = 1;
    private double busy;
    private boolean held;
    private double heldBegan;

    Cores(int count, double parallelSpeed) {
        this.count = count;
        this.parallelSpeed = parallelSpeed;
        this.running = new int[count];
        this.end = new double[count];
    }

    double now() {
        return now;
    }

    /** Core time used so far. */
    double busyNs() {
        return busy;
    }

    /** Whether a thread that wakes up now finds every core taken. */
    boolean allTaken() {
        return busyCores + (held ? 1 : 0) >= count;
    }

    /** When the next slice ends if nothing else happens; infinite when nothing runs. */
    double nextEnd() {
        return busyCores == 0 ? Double.POSITIVE_INFINITY : now + Math.max(0, (end[earliest()] - attained) / rate);
    }

    void advanceTo(double time) {
        double passed = time - now;
        attained += passed * rate;
        busy += passed * busyCores;
        now = time;
    }

    /** A burst of a thread that wakes up. */
    void run(int task, double work) {
        if (!allTaken()) {
            begin(task, work, attained);
            return;
        }
        int longest = longestRunning();
        if (longest >= 0 && attained - began[running[longest]] >= PROTECTED_NS) {
            int passed = stop(longest);
            queue.add(passed, rest[passed]);
            begin(task, work, attained);
        } else {
            queue.add(task, work);
        }
    }

    /** A burst of a thread that wakes up after nearly always having slept: at once, on the core of another. */
    void runAtOnce(int task, double work) {
        if (!allTaken()) {
            begin(task, work, attained);
            return;
        }
        int longest = longestRunning();
        if (longest < 0) {
            ahead.add(task, work);
            return;
        }
        int passed = stop(longest);
        ahead.add(passed, rest[passed]);
        begin(task, work, attained);
    }

    /** The next burst of the thread whose burst has just ended: it keeps its core while its slice lasts. */
    void goOn(int task, double work) {
        if (held && attained - heldBegan < SLICE_NS) {
            held = false;
            begin(task, work, heldBegan);
        } else {
            run(task, work);
        }
    }

    /**
     * Ends the slice that is due; the clock must stand there. Returns its task, whose core is held for
     * {@link #goOn} until {@link #settle}; or -1 when the burst goes on.
     */
    int endNext() {
        int due = earliest();
        attained = Math.max(attained, end[due]);
        int task = stop(due);
        held = true;
        if (rest[task] > 0) {
            queue.add(task, rest[task]);
            return -1;
        }
        heldBegan = began[task];
        return task;
    }

    /** A core that nobody kept goes to the first in the queue. */
    void settle() {
        if (!held) {
            return;
        }
        held = false;
        Line first = ahead.isEmpty() ? queue : ahead;
        if (first.isEmpty()) {
            rate = speed(Math.max(1, busyCores));
        } else {
            double work = first.headWork();
            begin(first.poll(), work, attained);
        }
    }

    private int earliest() {
        int earliest = 0;
        for (int i = 1; i < busyCores; i++) {
            if (end[i] < end[earliest]) {
                earliest = i;
            }
        }
        return earliest;
    }

    private int longestRunning() {
        int longest = -1;
        for (int i = 0; i < busyCores; i++) {
            if (longest < 0 || began[running[i]] < began[running[longest]]) {
                longest = i;
            }
        }
        return longest;
    }

    /** Takes the task off its core; what it has not done yet is its rest. */
    private int stop(int core) {
        int task = running[core];
        rest[task] += Math.max(0, end[core] - attained);
        busyCores--;
        running[core] = running[busyCores];
        end[core] = end[busyCores];
        return task;
    }

    private void begin(int task, double work, double sliceBegan) {
        if (busyCores == 0 && sliceBegan == attained) {
            // An idle moment costs nothing and keeps the clock's digits for the work.
            attained = 0;
            sliceBegan = 0;
        }
        if (task >= rest.length) {
            int length = Math.max(task + 1, 2 * rest.length);
            rest = Arrays.copyOf(rest, length);
            began = Arrays.copyOf(began, length);
        }
        double available = sliceBegan + SLICE_NS - attained;
        // With nobody in the queue a slice has no end; half of one more saves an event.
        double part = work <= available + SLICE_NS / 2 ? work : available;
        rest[task] = work - part;
        began[task] = sliceBegan;
        running[busyCores] = task;
        end[busyCores] = attained + part;
        busyCores++;
        rate = speed(busyCores);
    }

    /** 1 alone, parallelSpeed when all cores compute, linear between. */
    private double speed(int k) {
        return count == 1 ? 1 : 1 - (1 - parallelSpeed) * (Math.min(k, count) - 1) / (count - 1);
    }
}
