package dev.loomwise.bench.run;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.BRIDGE;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The plans that have a name. Each row says why it is there: which cost it pins down, or which question it answers. */
public enum Preset {
    /** Calibrates the advisor and shows the main differences, within 3 minutes on two cores. */
    QUICK(Duration.ofMinutes(3)),
    /** Quick's cells, the larger ones, and what every claim of the articles needs. */
    STANDARD(Duration.ofMinutes(30)),
    /** Standard's cells, the same questions larger and smaller, and intervals as narrow as they get. */
    THOROUGH(Duration.ofHours(3));

    private static final ConcurrencyModel[] WAITERS = {VIRTUAL, PLATFORM, ASYNC};
    private static final ConcurrencyModel[] ALL = {SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC};
    private static final ConcurrencyModel[] ALL_AND_BRIDGE = {SYNC, VIRTUAL, BRIDGE, PLATFORM, FORKJOIN, ASYNC};

    private final Duration budget;

    Preset(Duration budget) {
        this.budget = budget;
    }

    /** Its name on the command line. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** How long a run may take in all. */
    public Duration budget() {
        return budget;
    }

    /** The cells, in the order of the report. */
    public List<Cell> cells() {
        Rows rows = new Rows();
        // Few tasks: what one wait costs when nothing queues, and what it costs who cannot wait for two at once.
        rows.add("timer", 20, "5ms", "1ms", 1, 0, SYNC, VIRTUAL, FORKJOIN);
        // Waiting alone at rising concurrency: the cost of starting and waking a task, and the scaling chart.
        rows.add("timer", 1000, "50ms", "0", 1, 0, WAITERS);
        rows.add("timer", 10_000, "50ms", "0", 1, 0, VIRTUAL, ASYNC);
        // Wake-ups that meet computing: threads that share cores against carriers that do not slice.
        rows.add("timer", 400, "20ms", "500us", 1, 0, VIRTUAL, BRIDGE, PLATFORM, ASYNC);
        // Bursts of short waits behind a tight limit: what permits and hand-overs cost.
        rows.add("timer", 2000, "2ms", "5us", 1, 50, WAITERS);
        // Requests one by one at random: queues for carriers, threads that share cores, lone wake-ups.
        rows.add("service", 600, "2ms", "800us", 1, 0, WAITERS);
        // What the report shows of HTTP, and what a fork tells best: memory, CPU of client and stub. The times that costs
        // are learnt from come from one process that lives until the client is compiled, which takes longer than a fork.
        rows.add("http", 1000, "100ms", "0", 1, 0, WAITERS);
        // Queries behind a pool of ten, where there is a database; their times, too, are tried warm.
        rows.add("jdbc", 200, "5ms", "0", 1, 10, VIRTUAL);
        // Tiny tasks, whose times are tried warm, too; and what the cores give together when one job is cut into parts.
        rows.add("cpu", 20_000, "0", "5us", 1, 0, ALL);
        rows.add("divisible", 1, "0", "200ms", 1, 0, SYNC, FORKJOIN);
        if (this != QUICK) {
            rows.add("timer", 20, "5ms", "1ms", 1, 0, ALL);
            rows.add("cpu", 40, "0", "2ms", 1, 0, ALL_AND_BRIDGE);
            rows.add("divisible", 1, "0", "200ms", 1, 0, ALL);
            rows.add("cpu", 20_000, "0", "5us", 1, 0, ALL_AND_BRIDGE);
            rows.add("timer", 100, "50ms", "0", 1, 0, WAITERS);
            rows.add("timer", 100_000, "500ms", "0", 1, 0, VIRTUAL, ASYNC);
            rows.add("timer", 1000, "20ms", "100us", 4, 0, WAITERS);
            rows.add("http", 10, "500ms", "0", 1, 0, ALL);
            rows.add("http", 10, "5ms", "0", 1, 0, ALL);
            rows.add("http", 1000, "5ms", "100us", 1, 0, VIRTUAL, PLATFORM, FORKJOIN, ASYNC);
            rows.add("http", 1000, "5ms", "0", 1, 50, WAITERS);
            rows.add("http", 100, "100ms", "0", 1, 0, WAITERS);
            rows.add("http", 1000, "100ms", "1ms", 1, 0, VIRTUAL, PLATFORM, FORKJOIN, ASYNC);
            rows.add("divisible", 1, "0", "5ms", 1, 0, ALL);
            // What programs do with their calls: unequal waits, ten services into one answer, a status check, JSON.
            rows.add("http-uneven", 3, "300ms", "0", 1, 0, ALL);
            rows.add("http-aggregate", 10, "100ms", "0", 1, 0, ALL);
            rows.add("http-status", 200, "100ms", "0", 1, 0, ALL);
            rows.add("http-json", 500, "20ms", "0", 1, 100, ALL);
            // One call in five goes wrong, and the others must not feel it.
            rows.add("http-faults", 100, "50ms", "0", 1, 0, ALL);
            // Waiting on one pool, computing on another: what heavy tasks do to light ones.
            rows.add("mixed", 400, "20ms", "500us", 1, 0, ALL_AND_BRIDGE);
            rows.add("http", 200, "50ms", "2ms", 1, 0, ALL_AND_BRIDGE);
            // Known kernels, as one job and cut into parts.
            for (String kernel : List.of("sum-squares", "mandelbrot", "matrix", "merge-sort", "hashing")) {
                rows.add(kernel, 1, "0", "0", 1, 0, ALL);
                rows.add(kernel, 64, "0", "0", 1, 0, ALL_AND_BRIDGE);
            }
            // Files that the page cache holds cost computing alone; past it a disk answers.
            rows.add("file", 2000, "0", "0", 1, 0, ALL);
            rows.add("file-direct", 100, "0", "0", 1, 0, ALL);
            // Rows by key, and slow queries that hold a carrier inside native code.
            rows.add("sqlite", 2000, "0", "0", 1, 0, ALL);
            rows.add("sqlite", 100, "5ms", "0", 1, 0, ALL);
            rows.add("jdbc", 10, "5ms", "0", 1, 1, SYNC);
            // Slow queries beside computing: before and after the pool is the limit.
            rows.add("jdbc", 200, "5ms", "0", 1, 10, WAITERS);
            rows.add("jdbc", 10, "100ms", "1ms", 1, 0, ALL);
            rows.add("jdbc", 500, "20ms", "0", 1, 0, WAITERS);
        }
        if (this != QUICK) {
            rows.cells.addAll(ClaimCells.measurable());
        }
        if (this == THOROUGH) {
            rows.cells.addAll(ClaimCells.further());
        }
        return rows.cells.stream().distinct().toList();
    }

    private static final class Rows {
        private final List<Cell> cells = new ArrayList<>();

        void add(String workload, int tasks, String wait, String cpu, int steps, int inFlight,
                ConcurrencyModel... models) {
            Workload of = Workload.named(workload).orElseThrow();
            for (ConcurrencyModel model : models) {
                cells.add(new Cell(workload, model, tasks, Units.duration(wait), Units.duration(cpu), steps,
                        inFlight, new TreeMap<>(of.extras())));
            }
        }
    }
}
