package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.load.RequestLog;
import dev.loomwise.bench.load.OpenLoop;
import dev.loomwise.bench.machine.CpuStat;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.SpinJob;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;

/**
 * The process in which trials run: reads plans, a line of JSON each, and answers each with a line of JSON. It lives as
 * long as its standard input, so that what was compiled for one trial is warm for the next, as in a long-lived program.
 */
public final class TrialMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Pieces of a divisible job: more than the parts into which it is split, */
    private static final int MOST_GRAINS = 4096;
    /** and each so long that the processor does not compute several of them at once: they depend on nothing. */
    private static final long UNITS_PER_GRAIN = 500;

    private final Rig rig = Rig.open();
    private final Waits.Timer timer = new Waits.Timer();

    private TrialMain() {}

    /** Reads until its input ends. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        TrialMain trials = new TrialMain();
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ObjectNode answer;
                try {
                    answer = trials.measure(TrialPlan.ofJson(JSON.readTree(line)));
                } catch (InterruptedException e) {
                    return;
                } catch (Exception e) {
                    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
                    answer = JSON.createObjectNode().put("failed", cause.toString());
                }
                out.println(answer);
                out.flush();
            }
        }
        // Pools of other people's making may still hold threads.
        Runtime.getRuntime().halt(0);
    }

    private ObjectNode measure(TrialPlan plan) throws Exception {
        WorkloadProfile profile = ProfileKeys.profile(plan.profile());
        Deque<Contender.Doing> doings = new ArrayDeque<>();
        boolean queries = profile.io() == WorkloadProfile.Io.JDBC && profile.waits();
        try {
            List<Contender> contenders = new ArrayList<>();
            for (Candidate candidate : plan.candidates()) {
                // A program has one model and one client: what one candidate leaves in its client (the JDK's searches all
                // its idle connections for every call) is no other's to bear. A database's connections are counted.
                if (doings.isEmpty() || !queries) {
                    doings.push(switch (profile.io()) {
                        case JDBC -> queries ? of("jdbc", profile, Map.of()) : doing(profile, plan);
                        case FILE -> of("file", profile, Map.of("bytes", Long.toString(profile.bytes())));
                        default -> doing(profile, plan);
                    });
                }
                contenders.add(new Contender(candidate, doings.element(), JSON.createArrayNode()));
            }
            Contest.hold(contenders, plan);
            ObjectNode answer = JSON.createObjectNode();
            contenders.forEach(c -> answer.set(c.candidate().key(), c.results()));
            return answer;
        } finally {
            for (Contender.Doing doing : doings) {
                doing.close();
            }
        }
    }

    private Contender.Doing doing(WorkloadProfile profile, TrialPlan plan) throws Exception {
        if (profile.shape() == WorkloadProfile.Shape.DIVISIBLE) {
            long units = rig.units(profile.cpu().multipliedBy(profile.tasks()));
            int grains = Math.clamp(units / UNITS_PER_GRAIN, 16, MOST_GRAINS);
            SpinJob job = new SpinJob(grains, Math.max(1, units / grains));
            return (lane, repetition) -> timed(() -> lane.run(job));
        }
        Waits waits = profile.io() == WorkloadProfile.Io.HTTP ? new Waits.Http(rig) : timer;
        int tasks = plan.load().any() ? plan.load().requests() : profile.tasks();
        LongFunction<TrialTask> drawn = TrialTask.of(profile, rig, waits, tasks);
        TrialTask task = drawn.apply(plan.seed());
        long expected = plan.load().any() ? 0 : task.expected(tasks);
        return new Contender.Doing() {
            @Override
            public ObjectNode run(Lane lane, int repetition) throws Exception {
                return plan.load().any()
                        ? service(lane, drawn.apply(plan.seed() + repetition), plan, repetition)
                        : timed(() -> checked(lane.run(task, tasks), expected));
            }

            @Override
            public void close() {
                waits.close();
            }
        };
    }

    /** What a workload of the bench does: queries of the database that the environment names, files that it makes. */
    private Contender.Doing of(String workload, WorkloadProfile profile, Map<String, String> extras) throws Exception {
        Cell cell = new Cell(workload, ConcurrencyModel.VIRTUAL, profile.tasks(),
                Duration.ofNanos((long) profile.meanWaitNanos()), profile.cpu(), profile.steps(), profile.inFlight(),
                new TreeMap<>(extras));
        Session session = Workload.named(cell.workload()).orElseThrow().open(cell, rig);
        long expected = session.expected();
        return new Contender.Doing() {
            @Override
            public ObjectNode run(Lane lane, int repetition) throws Exception {
                return timed(() -> checked(session.run(lane), expected));
            }

            @Override
            public void close() throws Exception {
                session.close();
            }
        };
    }

    private static void checked(long brought, long expected) {
        if (brought != expected) {
            throw new IllegalStateException("work was lost");
        }
    }

    @FunctionalInterface
    private interface Body {
        void run() throws Exception;
    }

    private static ObjectNode timed(Body body) throws Exception {
        long start = System.nanoTime();
        body.run();
        return JSON.createObjectNode().put("timeMs", (System.nanoTime() - start) / 1e6);
    }

    /** Each repetition has arrivals and tasks of its own, the same for all candidates. */
    private static ObjectNode service(Lane lane, TrialTask task, TrialPlan plan, int repetition)
            throws ExecutionException, InterruptedException {
        Optional<CpuStat> before = CpuStat.read();
        RequestLog latencies = OpenLoop.play(lane, task, plan.load().requests(), plan.load().perSecond(),
                plan.seed() + repetition);
        double stolen = before.flatMap(b -> CpuStat.read().map(a -> a.stolenShareSince(b))).orElse(0.0);
        ObjectNode result = JSON.createObjectNode().put(Run.STOLEN, stolen);
        ArrayNode micros = result.putArray("micros");
        // The first tenth finds the queues empty.
        for (long nanos : latencies.sorted(plan.load().requests() / 10, i -> task.classOf(i) == 0)) {
            micros.add((int) Math.min(Integer.MAX_VALUE, nanos / 1000));
        }
        return result.put("perSecond", latencies.perSecond()).put("keptUp",
                latencies.keptUp() && latencies.unanswered() == 0);
    }
}
