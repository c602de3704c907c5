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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the claims of the articles need, row by row; a claim's own test holds the two together. */
final class ClaimCells {
    private static final ConcurrencyModel[] WAITERS = {VIRTUAL, PLATFORM, ASYNC};
    private static final ConcurrencyModel[] FOUR = {SYNC, VIRTUAL, PLATFORM, ASYNC};
    private static final ConcurrencyModel[] FIVE = {SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC};
    private static final ConcurrencyModel[] PUSHERS = {VIRTUAL, BRIDGE, PLATFORM, ASYNC};

    private final List<Cell> cells = new ArrayList<>();

    /** The cells of every claim, of workloads that can be measured here and of others. */
    static List<Cell> all() {
        ClaimCells rows = new ClaimCells();
        rows.network();
        rows.servers();
        rows.data();
        rows.computing();
        rows.rules();
        rows.pitfalls();
        return rows.cells.stream().distinct().toList();
    }

    /** Those of workloads that there are. */
    static List<Cell> measurable() {
        List<String> known = Workload.all().stream().map(Workload::name).toList();
        return all().stream().filter(c -> known.contains(c.workload())).toList();
    }

    /** Beyond what the claims need: the same questions larger, smaller and under every model that can be asked. */
    static List<Cell> further() {
        ClaimCells rows = new ClaimCells();
        for (int members : new int[]{100, 1000, 5000}) {
            rows.add("chat", members, "0", "0", Map.of("broadcasts", "5", "privates", "100"), WAITERS);
        }
        for (String rate : List.of("100/s", "600/s", "900/s")) {
            rows.add("web", 1800, "20ms", "1ms", Map.of("rate", rate), VIRTUAL, BRIDGE, PLATFORM, ASYNC);
        }
        rows.add("dashboard", 200, "0", "50us", Map.of("rate", "100/s", "jobs", "20", "job", "20ms"), PUSHERS);
        rows.add("background", 200, "5ms", "200us", Map.of("rate", "100/s", "jobs", "200", "job", "200ms"), WAITERS);
        for (int tasks : new int[]{1, 3, 10, 30, 100, 300, 1000}) {
            rows.add("timer", tasks, "100ms", "0", 0, WAITERS);
        }
        rows.add("nested-join", 40, "1ms", "0", 100, VIRTUAL, PLATFORM, FORKJOIN);
        return rows.cells;
    }

    private void network() {
        // F1, and one after the other for F2 and F11, which would take minutes: it is scaled.
        add("http", 10, "500ms", "0", 0, FOUR);
        add("http", 1000, "500ms", "0", 100, WAITERS);
        add("http", 5, "1s", "0", 0, FOUR);
        add("http-status", 7, "1.2s", "0", 0, SYNC);
        add("http-status", 200, "1.2s", "0", 0, WAITERS);
        add("http", 3, "1s", "0", 0, FOUR);
        add("http-uneven", 3, "3s", "0", 0, SYNC, VIRTUAL, ASYNC);
        add("http-aggregate", 10, "1s", "0", 0, WAITERS);
        add("http-json", 10, "100ms", "0", 0, FOUR);
        // F9: memory by the difference between two sizes.
        add("http", 100, "100ms", "0", 0, WAITERS);
        add("http", 1000, "100ms", "0", 0, WAITERS);
        add("http-faults", 100, "50ms", "0", 0, WAITERS);
        add("http", 500, "500ms", "0", 100, WAITERS);
        // Thousands of calls at once, and whether it is the one client that limits them.
        for (int tasks : new int[]{1000, 5000, 10_000}) {
            add("http-clients", tasks, "500ms", "0", Map.of("clients", "1", "version", "1.1"), VIRTUAL);
            add("http-clients", tasks, "500ms", "0", Map.of("clients", "8", "version", "1.1"), VIRTUAL, ASYNC);
        }
        // Or whether it is one connection for each of them.
        add("http-clients", 10_000, "500ms", "0", Map.of("clients", "1", "version", "2"), VIRTUAL, ASYNC);
    }

    private void servers() {
        // S1: where a pool of 200 is wide enough, and where more requests wait than it has threads.
        add("web", 600, "20ms", "1ms", Map.of("rate", "300/s"), WAITERS);
        add("web", 3000, "300ms", "0", Map.of("rate", "1000/s"), WAITERS);
        add("web", 1000, "500ms", "0", Map.of("rate", "0/s"), WAITERS);
        add("chat", 10_000, "0", "0", Map.of("broadcasts", "5", "privates", "100"), WAITERS);
        for (String jobs : List.of("0", "20")) {
            add("dashboard", 200, "0", "50us", Map.of("rate", "100/s", "jobs", jobs, "job", "100ms"), PUSHERS);
        }
        add("timer", 10_000, "500ms", "0", 0, VIRTUAL, ASYNC);
        add("timer", 100_000, "500ms", "0", 0, VIRTUAL, ASYNC);
        add("timer", 1_000_000, "500ms", "0", 0, VIRTUAL, ASYNC);
    }

    private void data() {
        add("sqlite", 100, "5ms", "0", 0, FOUR);
        add("jdbc", 10, "100ms", "1ms", 0, FOUR);
        add("jdbc", 500, "20ms", "0", 0, WAITERS);
        add("file", 2000, "0", "0", Map.of("bytes", "64KB"), FOUR);
        add("file-direct", 100, "0", "0", Map.of("bytes", "64KB"), FOUR);
        for (String jobs : List.of("0", "20")) {
            add("background", 200, "5ms", "200us", Map.of("rate", "100/s", "jobs", jobs, "job", "200ms"), FOUR);
        }
    }

    private void computing() {
        add("sum-squares", 1, "0", "0", Map.of("size", "10000000"), FIVE);
        add("sum-squares", 64, "0", "0", Map.of("size", "10000000"), FIVE);
        add("mandelbrot", 64, "0", "0", Map.of("size", "600"), FIVE);
        add("matrix", 64, "0", "0", Map.of("size", "400"), FIVE);
        add("merge-sort", 64, "0", "0", Map.of("size", "1000000"), FIVE);
        add("hashing", 64, "0", "0", Map.of("size", "400"), FIVE);
        add("timer", 400, "20ms", "500us", 0, PUSHERS);
        add("cpu", 40, "0", "2ms", 0, FIVE);
    }

    private void rules() {
        // R1: the share of waiting in 10 ms, from nothing to almost all.
        add("cpu", 20, "0", "10ms", 0, FOUR);
        for (String[] waitAndCpu : new String[][]{{"2500us", "7500us"}, {"5ms", "5ms"}, {"7500us", "2500us"},
                {"9ms", "1ms"}, {"9900us", "100us"}}) {
            add("timer", 20, waitAndCpu[0], waitAndCpu[1], 0, FOUR);
        }
        // R2 and R3: calls at once; more than 30 one after the other are scaled.
        for (int tasks : new int[]{1, 3, 10, 30, 100, 300, 1000}) {
            add("http", tasks, "100ms", "0", 0, tasks <= 30 ? FOUR : WAITERS);
        }
        // R7, and what R4 to R6 ask of every run.
        add("timer", 100, "50ms", "0", 0, WAITERS);
        add("timer", 1000, "50ms", "0", 0, WAITERS);
        add("timer", 10_000, "50ms", "0", 0, WAITERS);
        add("timer", 20, "5ms", "1ms", 0, FIVE);
        add("cpu", 20_000, "0", "5us", 0, FIVE);
    }

    private void pitfalls() {
        add("timer", 40, "20ms", "0", 0, VIRTUAL, ASYNC);
        add("blocked-stage", 40, "20ms", "0", 0, ASYNC);
        add("lost-future", 40, "1ms", "0", 0, ASYNC);
        add("fire-and-forget", 10, "300ms", "0", 0, VIRTUAL, ASYNC);
        add("blocking-api", 1000, "50ms", "0", 0, WAITERS);
        add("nested-join", 40, "1ms", "0", 10, VIRTUAL, PLATFORM, FORKJOIN);
    }

    private void add(String workload, int tasks, String wait, String cpu, int inFlight, ConcurrencyModel... models) {
        add(workload, tasks, wait, cpu, inFlight, Map.of(), models);
    }

    private void add(String workload, int tasks, String wait, String cpu, Map<String, String> extras,
            ConcurrencyModel... models) {
        add(workload, tasks, wait, cpu, 0, extras, models);
    }

    private void add(String workload, int tasks, String wait, String cpu, int inFlight, Map<String, String> extras,
            ConcurrencyModel... models) {
        for (ConcurrencyModel model : models) {
            cells.add(new Cell(workload, model, tasks, Units.duration(wait), Units.duration(cpu), 1, inFlight,
                    new TreeMap<>(extras)));
        }
    }
}
