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
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What calls, queries and tiny tasks cost in a long-lived program: beside a run and for its calibration. The JDK's client is
 * so much code that a fork of a few seconds sees it half compiled: on two cores the compilers are at it for 12 s, and
 * meanwhile 1000 calls come down from 230 ms to 115. Forks also have a collector that repeats well instead of the JVM's own
 * choice. So these costs are measured in one process that outlives the compilers, with the JVM's defaults.
 */
public final class WarmTrials {
    private static final TrialFile FILE = new TrialFile("warm.jsonl");
    private static final long SEED = 20;
    private static final int BATCHES = 3;
    /** Two workers now and then share a core for the whole of a short batch; the median must not. */
    private static final int SHORT_BATCHES = 6;
    private static final int SERVICES = 2;
    private static final Duration USUAL_TIME = Duration.ofSeconds(50);
    private static final Duration QUERIES_TIME = Duration.ofSeconds(9);

    private WarmTrials() {}

    /** About how long all of them take on two cores. */
    public static Duration time() {
        return hasDatabase() ? USUAL_TIME.plus(QUERIES_TIME) : USUAL_TIME;
    }

    static boolean hasDatabase() {
        return Workload.named("jdbc").orElseThrow().unavailable().isEmpty();
    }

    /** Each row says which cost it pins down. */
    static List<TrialPlan> plans(int cores) {
        List<TrialPlan> plans = new ArrayList<>(overHttp(cores));
        // Tiny tasks: what handing over one costs. Long ones: what the cores give together.
        plans.add(computing(cores, 5000, "8us", VIRTUAL, BRIDGE, PLATFORM, FORKJOIN, ASYNC));
        plans.add(computing(cores, 40, "2ms", SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC));
        // Files in two sizes, one after the other, and through channels: what opening one costs, and what a byte does.
        plans.add(files(cores, 2000, "4KB", SYNC, ASYNC));
        plans.add(files(cores, 200, "512KB", SYNC));
        if (hasDatabase()) {
            // Few queries at once: their delay. So many and so short that the cores are what limits: their CPU.
            plans.add(queries(cores, 300, "3ms", 10));
            plans.add(queries(cores, 1000, "500us", 40));
        }
        return plans;
    }

    private static TrialPlan computing(int cores, int tasks, String cpu, ConcurrencyModel... models) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode().put("io", "none").put("cpu", cpu).put("tasks", tasks);
        Settings settings = new Settings(cores, 0, cores);
        return new TrialPlan(keys, candidates(settings, models),
                SHORT_BATCHES, Load.NONE, SEED);
    }

    private static TrialPlan files(int cores, int tasks, String bytes, ConcurrencyModel... models) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode().put("io", "file").put("bytes", bytes).put("tasks",
                tasks);
        return new TrialPlan(keys, candidates(new Settings(cores, 0, cores), models), SHORT_BATCHES, Load.NONE, SEED);
    }

    private static TrialPlan queries(int cores, int tasks, String wait, int inFlight) {
        ObjectNode keys = keys("jdbc", "local", wait, "5us").put("api", "blocking").put("tasks", tasks).put("in-flight",
                inFlight);
        return new TrialPlan(keys, candidates(new Settings(inFlight, inFlight, cores), VIRTUAL, PLATFORM, ASYNC),
                BATCHES, Load.NONE, SEED);
    }

    private static List<TrialPlan> overHttp(int cores) {
        return List.of(
                // Few calls: one call's latency.
                batch(cores, 40, "5ms", "5us", 0, SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC),
                // Calls that all wait long: what a call costs that meets no answer, and one that meets all of them.
                batch(cores, 1000, "100ms", "5us", 0, VIRTUAL, PLATFORM, FORKJOIN, ASYNC),
                // Bursts of short waits, where answers meet calls that have not begun.
                batch(cores, 1000, "5ms", "100us", 0, VIRTUAL, PLATFORM, FORKJOIN, ASYNC),
                // Thousands of connections, which the client searches.
                batch(cores, 3000, "20ms", "5us", 0, VIRTUAL, ASYNC),
                behindALimit(cores),
                // Calls one by one at random: nobody shares an interrupt or a switch with them.
                service(cores, 1000, 1500, "3ms", "200us", VIRTUAL, PLATFORM, ASYNC));
    }

    /** Steady throughput of client and stub together. */
    private static TrialPlan behindALimit(int cores) {
        return batch(cores, 1000, "2ms", "5us", 50, VIRTUAL, PLATFORM, FORKJOIN, ASYNC);
    }

    private static TrialPlan batch(int cores, int tasks, String wait, String cpu, int inFlight,
            ConcurrencyModel... models) {
        ObjectNode keys = keys("http", stub(), wait, cpu).put("tasks", tasks);
        if (inFlight > 0) {
            keys.put("in-flight", inFlight);
        }
        Settings settings = new Settings(inFlight > 0 ? inFlight : tasks, inFlight, cores);
        return new TrialPlan(keys, candidates(settings, models), BATCHES, Load.NONE, SEED);
    }

    private static TrialPlan service(int cores, int requests, int perSecond, String wait, String cpu,
            ConcurrencyModel... models) {
        ObjectNode keys = keys("http", stub(), wait, cpu).put("shape", "service").put("rate", perSecond + "/s");
        Settings wide = new Settings(20, 0, cores);
        return new TrialPlan(keys, candidates(wide, models), SERVICES, new Load(requests, perSecond), SEED);
    }

    private static ObjectNode keys(String io, String downstream, String wait, String cpu) {
        return JsonNodeFactory.instance.objectNode().put("io", io).put("downstream", downstream).put("wait", wait)
                .put("cpu", cpu);
    }

    /** A stub on another machine takes nothing of these cores. */
    static String stub() {
        return System.getProperty(StubProcess.REMOTE) == null ? "local" : "remote";
    }

    private static List<Candidate> candidates(Settings settings, ConcurrencyModel... models) {
        return Stream.of(models).map(model -> new Candidate(model, settings)).toList();
    }

    /** Is told before each one. */
    @FunctionalInterface
    public interface Watcher {
        /** @param done how many have ended, of {@code total} */
        void next(int done, int total);
    }

    /**
     * Measures all of them and keeps them beside the run; those that are there already are not measured again.
     *
     * @param cores of this machine
     * @param ends asked before each: true leaves the rest out, and keeps nothing
     * @throws IOException when they could not be run; the message says why
     */
    public static List<Trialled> beside(Path run, int cores, BooleanSupplier ends, Watcher watcher) throws IOException {
        return FILE.beside(run, plans(cores), time(), () -> warm(cores), ends, watcher);
    }

    /**
     * A process whose client is compiled. What runs first in it outlives the compilers and is thrown away: kept, it was 1.3 to 2.2
     * times as long as the same a minute later, in three runs of {@code quick}.
     *
     * @throws IOException when it could not be run; the message says why
     */
    public static Trial warm(int cores) throws IOException {
        Trial trial = Trial.open();
        try {
            TrialPlan first = behindALimit(cores);
            trial.measure(new TrialPlan(first.profile(), first.candidates(), 1, first.load(), first.seed()));
            return trial;
        } catch (IOException e) {
            trial.close();
            throw e;
        }
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
