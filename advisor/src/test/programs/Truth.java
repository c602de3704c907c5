import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** What a program really does, measured by itself, so that what its recording tells can be compared with it. */
final class Truth {
    private static final LongAdder TASKS = new LongAdder();
    private static final LongAdder WAITED = new LongAdder();
    private static final LongAdder NOMINAL = new LongAdder();
    private static final LongAdder QUEUED = new LongAdder();
    private static final LongAdder TIME = new LongAdder();
    private static final LongAdder CPU = new LongAdder();
    /** Of each thread that did a task: its computing before the first one that counts, and after the last one, ns. */
    private static final Map<Thread, long[]> THREADS = new ConcurrentHashMap<>();
    private static final DoubleAdder SINK = new DoubleAdder();
    private static final AtomicLong FIRST = new AtomicLong(Long.MAX_VALUE);
    private static final AtomicLong LAST = new AtomicLong(Long.MIN_VALUE);
    private static volatile double loopsPerMs;
    private static volatile long served;

    private Truth() {}

    /** What the program measures itself by is loaded and compiled before it counts. */
    static void ready() {
        threadCpu();
        loop(3_000_000);
        SINK.add(loop(3_000_000));
    }

    /** What was done until now was for warming up. */
    static void forget() {
        for (LongAdder sum : new LongAdder[]{TASKS, WAITED, NOMINAL, QUEUED, TIME, CPU}) {
            sum.reset();
        }
        THREADS.clear();
        FIRST.set(Long.MAX_VALUE);
        LAST.set(Long.MIN_VALUE);
    }

    /** One unit of work. */
    static void task(Runnable body) {
        boolean own = canMeasureCpu();
        long cpu = own ? threadCpu() : 0;
        long from = System.nanoTime();
        body.run();
        ended(from);
        if (own) {
            long now = threadCpu();
            CPU.add(now - cpu);
            // The main thread started the program before; to a pool's own threads all belongs that they ever did.
            THREADS.computeIfAbsent(Thread.currentThread(),
                    t -> new long[]{t.getName().equals("main") ? cpu : 0, 0})[1] = now;
        }
    }

    /** One unit of work that began at {@code from} and has ended now. */
    static void ended(long from) {
        long to = System.nanoTime();
        FIRST.accumulateAndGet(from, Math::min);
        LAST.accumulateAndGet(to, Math::max);
        TIME.add(to - from);
        TASKS.increment();
    }

    /** A wait that is part of the task. */
    static <T> T waiting(Callable<T> call) {
        long from = System.nanoTime();
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            WAITED.add(System.nanoTime() - from);
        }
    }

    /** The same, where what is waited for takes that long: the rest is for a core, on a busy machine. */
    static <T> T waiting(double ms, Callable<T> call) {
        NOMINAL.add((long) (ms * 1e6));
        return waiting(call);
    }

    static void sleeping(double ms) {
        waiting(ms, () -> {
            Thread.sleep((long) ms, (int) ((ms - (long) ms) * 1e6));
            return 0;
        });
    }

    /** A wait that began at {@code from} and has ended now. */
    static void waited(long from) {
        WAITED.add(System.nanoTime() - from);
    }

    /** A wait that is queueing. */
    static void queued(long from) {
        QUEUED.add(System.nanoTime() - from);
    }

    /** Computes for that long on one core. */
    static void compute(double ms) {
        if (canMeasureCpu()) {
            long until = threadCpu() + (long) (ms * 1e6);
            while (threadCpu() < until) {
                SINK.add(loop(2000));
            }
        } else {
            SINK.add(loop((long) (ms * loopsPerMs)));
        }
    }

    /** The same, where no {@link #task} adds it up. */
    static void computed(double ms) {
        long from = threadCpu();
        compute(ms);
        CPU.add(threadCpu() - from);
    }

    /** Before virtual threads compute: their own CPU time cannot be asked for. */
    static void calibrate() {
        loop(3_000_000);
        loop(3_000_000);
        long from = threadCpu();
        SINK.add(loop(20_000_000));
        loopsPerMs = 20_000_000 / ((threadCpu() - from) / 1e6);
    }

    private static double loop(long turns) {
        double x = 1.1;
        for (long i = 0; i < turns; i++) {
            x = x * 1.0000001 + 1e-9;
        }
        return x;
    }

    private static boolean canMeasureCpu() {
        return loopsPerMs == 0;
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Before the threads of that name end: what they computed in all counts, the server's part as well. */
    static void serving(String threads) {
        served = cpuOf(threads);
    }

    /** CPU time of the threads whose names begin so, ns. */
    private static long cpuOf(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(name)) {
                sum += Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
            }
        }
        return sum;
    }

    /** The last line: means of a task in milliseconds, tasks in progress, tasks per second. */
    static void print() {
        double tasks = TASKS.sum();
        double span = LAST.get() - FIRST.get();
        long cpu = served > 0 ? served : canMeasureCpu() ? CPU.sum() : cpuOf("ForkJoinPool-1-worker");
        // Threads also compute between their tasks: the truth lies between what they did in them and what they did in all.
        double most = Math.max(cpu, THREADS.values().stream().mapToLong(t -> t[1] - t[0]).sum());
        System.out.printf(java.util.Locale.ROOT, "TRUTH tasks=%.0f wait=%.4f least=%.4f queued=%.4f cpu=%.4f"
                + " mostCpu=%.4f time=%.4f inProgress=%.3f rate=%.3f%n", tasks,
                WAITED.sum() / tasks / 1e6, NOMINAL.sum() / tasks / 1e6, QUEUED.sum() / tasks / 1e6, cpu / tasks / 1e6,
                most / tasks / 1e6, TIME.sum() / tasks / 1e6, TIME.sum() / span, tasks / span * 1e9);
        if (SINK.sum() == 0.12345) {
            System.out.println();
        }
    }
}
