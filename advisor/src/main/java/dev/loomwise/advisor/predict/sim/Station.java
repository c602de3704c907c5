package dev.loomwise.advisor.predict.sim;

/** Threads that serve one queue first-in first-out, a burst at a time; the bursts of all stations share the cores. */
final class Station {
    private final Cores cores;
    private final int threads;
    private int busy;
    private double[] cpus = new double[64];
    private long[] events = new long[64];
    private int head;
    private int waiting;

    /** @param threads how many bursts may run at once; {@link Integer#MAX_VALUE} where every task has its thread */
    Station(Cores cores, int threads) {
        this.cores = cores;
        this.threads = threads;
    }

    /** A burst of {@code cpu} joins the queue; {@code event} comes out of the cores when it is done. */
    void add(double cpu, long event) {
        if (busy < threads) {
            busy++;
            cores.run(cpu, event);
            return;
        }
        if (waiting == events.length) {
            grow();
        }
        int tail = (head + waiting++) & (events.length - 1);
        cpus[tail] = cpu;
        events[tail] = event;
    }

    /** A burst that goes before all that wait. */
    void addFirst(double cpu, long event) {
        if (busy < threads) {
            busy++;
            cores.run(cpu, event);
            return;
        }
        if (waiting == events.length) {
            grow();
        }
        head = (head - 1) & (events.length - 1);
        waiting++;
        cpus[head] = cpu;
        events[head] = event;
    }

    /** A burst of this station has ended: its thread takes the next one. */
    void ended() {
        if (waiting == 0) {
            busy--;
            return;
        }
        cores.run(cpus[head], events[head]);
        head = (head + 1) & (events.length - 1);
        waiting--;
    }

    private void grow() {
        int length = events.length;
        double[] c = new double[length * 2];
        long[] e = new long[length * 2];
        for (int i = 0; i < waiting; i++) {
            c[i] = cpus[(head + i) & (length - 1)];
            e[i] = events[(head + i) & (length - 1)];
        }
        cpus = c;
        events = e;
        head = 0;
    }
}
