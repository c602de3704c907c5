package dev.loomwise.advisor.trial;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.BRIDGE;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What one-shot programs pay, measured beside a run and for its calibration: {@code cold.jsonl}. */
public final class ColdTrials {
    private static final TrialFile FILE = new TrialFile("cold.jsonl");
    private static final long SEED = 21;
    private static final int REPETITIONS = 3;
    private static final int DEAR_REPETITIONS = 2;
    private static final int FEW = 3;
    private static final int POOL = 200;
    private static final Duration USUAL_TIME = Duration.ofSeconds(9);
    private static final Duration QUERIES_TIME = Duration.ofSeconds(4);

    private ColdTrials() {}

    /** About how long all of them take on two cores. */
    public static Duration time() {
        return WarmTrials.hasDatabase() ? USUAL_TIME.plus(QUERIES_TIME) : USUAL_TIME;
    }

    /** Each row says what it tells. */
    static List<TrialPlan> plans(int cores) {
        List<TrialPlan> plans = new ArrayList<>(List.of(
                // A handful of tasks: the JVM, and what a model consists of.
                plan(REPETITIONS, cores, "timer", FEW, "1ms", FEW, SYNC, VIRTUAL, BRIDGE, PLATFORM, FORKJOIN, ASYNC),
                // A thousand: threads that are started, and code that runs for the first times.
                plan(REPETITIONS, cores, "timer", 1000, "1ms", POOL, VIRTUAL, PLATFORM, ASYNC),
                plan(REPETITIONS, cores, "none", 1000, "0ms", cores, FORKJOIN),
                // A client: mostly the certificates that it reads whether it needs them or not.
                plan(DEAR_REPETITIONS, cores, "http", FEW, "1ms", FEW, VIRTUAL),
                // Its cold code, and a connection for each call.
                plan(DEAR_REPETITIONS, cores, "http", 1000, "1ms", POOL, VIRTUAL)));
        if (WarmTrials.hasDatabase()) {
            // A driver, its pool and its connections.
            plans.add(plan(DEAR_REPETITIONS, cores, "jdbc", FEW, "1ms", FEW, VIRTUAL));
            plans.add(plan(DEAR_REPETITIONS, cores, "jdbc", 300, "1ms", 10, VIRTUAL));
        }
        return plans;
    }

    private static TrialPlan plan(int repetitions, int cores, String io, int tasks, String wait, int pool,
            ConcurrencyModel... models) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode().put("io", io).put("tasks", tasks).put("cpu", "5us")
                .put("start", "cold");
        boolean queries = io.equals("jdbc");
        if (!io.equals("none")) {
            keys.put("wait", wait).put("downstream", WarmTrials.stub());
        }
        if (queries) {
            keys.put("in-flight", pool).put("api", "blocking");
        }
        Settings settings = new Settings(pool, queries ? pool : 0, cores);
        return new TrialPlan(keys, Stream.of(models).map(model -> new Candidate(model, settings)).toList(), repetitions,
                Load.NONE, SEED);
    }

    /**
     * Measures all of them and keeps them beside the run; those that are there already are not measured again.
     *
     * @param cores of this machine
     * @param ends asked before each: true leaves the rest out, and keeps nothing
     * @throws IOException when they could not be run; the message says why
     */
    public static List<Trialled> beside(Path run, int cores, BooleanSupplier ends, WarmTrials.Watcher watcher)
            throws IOException {
        return FILE.beside(run, plans(cores), time(), ColdTrial::open, ends, watcher);
    }

    /**
     * What was measured beside that run; nothing where none was.
     *
     * @throws IOException when the file cannot be read or is damaged
     */
    public static List<Trialled> read(Path run) throws IOException {
        return FILE.read(run);
    }
}
