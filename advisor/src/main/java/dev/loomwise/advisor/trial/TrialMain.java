package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.load.Latencies;
import dev.loomwise.bench.load.OpenLoop;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.SpinJob;
import dev.loomwise.bench.workload.Rig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/**
 * The process in which trials run: reads plans, a line of JSON each, and answers each with a line of JSON. It lives as
 * long as its standard input, so that what was compiled for one trial is warm for the next, as in a long-lived program.
 */
public final class TrialMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A candidate is warm after so much running, and at least {@link #LEAST_WARM} runs. */
    private static final long WARM_NANOS = 400_000_000;
    private static final int LEAST_WARM = 2;
    private static final int MOST_WARM = 300;
    /** Compilers work on behind a service's first requests, and percentiles see it. */
    private static final long WARM_SERVICE_NANOS = 1_500_000_000;
    /** Pieces of a divisible job: more than the parts into which it is split. */
    private static final int GRAINS = 4096;

    private final Rig rig = Rig.open();
    private final Waits.Timer timer = new Waits.Timer();
    private final Waits.Http http = new Waits.Http(rig);

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
                } catch (ExecutionException | RuntimeException | IOException e) {
                    Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
                    answer = JSON.createObjectNode().put("failed", cause.toString());
                } catch (InterruptedException e) {
                    return;
                }
                out.println(answer);
                out.flush();
            }
        }
        // Pools of other people's making may still hold threads.
        Runtime.getRuntime().halt(0);
    }

    private ObjectNode measure(TrialPlan plan) throws IOException, ExecutionException, InterruptedException {
        WorkloadProfile profile = ProfileKeys.profile(plan.profile());
        int tasks = profile.shape() == WorkloadProfile.Shape.SERVICE ? plan.requests() : profile.tasks();
        TrialTask task = new TrialTask(profile, rig, profile.io() == WorkloadProfile.Io.HTTP ? http : timer, tasks,
                plan.seed());
        List<Opened> opened = new ArrayList<>();
        try {
            for (Candidate candidate : plan.candidates()) {
                opened.add(new Opened(candidate, candidate.model().open(candidate.settings()),
                        JSON.createArrayNode()));
            }
            Kind kind = switch (profile.shape()) {
                case SERVICE -> (lane, repetition) -> service(lane, task, profile, plan, repetition);
                case DIVISIBLE -> {
                    long units = rig.units(profile.cpu().multipliedBy(profile.tasks()));
                    SpinJob job = new SpinJob(GRAINS, Math.max(1, units / GRAINS));
                    yield (lane, repetition) -> timed(() -> lane.run(job));
                }
                default -> {
                    long expected = task.expected(tasks);
                    yield (lane, repetition) -> timed(() -> {
                        if (lane.run(task, tasks) != expected) {
                            throw new IllegalStateException("work was lost");
                        }
                    });
                }
            };
            return interleaved(opened, kind, plan);
        } finally {
            opened.forEach(o -> o.lane().close());
        }
    }

    /** A candidate, its lane and its results so far. */
    private record Opened(Candidate candidate, Lane lane, ArrayNode results) {}

    /** One run under one model; returns its result. */
    @FunctionalInterface
    private interface Kind {
        ObjectNode run(Lane lane, int repetition) throws ExecutionException, InterruptedException;
    }

    @FunctionalInterface
    private interface Body {
        void run() throws ExecutionException, InterruptedException;
    }

    private static ObjectNode interleaved(List<Opened> opened, Kind kind, TrialPlan plan)
            throws ExecutionException, InterruptedException {
        for (Opened o : opened) {
            long until = System.nanoTime() + (plan.requests() > 0 ? WARM_SERVICE_NANOS : WARM_NANOS);
            int least = plan.requests() > 0 ? 1 : LEAST_WARM;
            for (int i = 0; i < least || (System.nanoTime() < until && i < MOST_WARM); i++) {
                kind.run(o.lane(), -1 - i);
            }
        }
        Random random = new Random(plan.seed());
        List<Opened> round = new ArrayList<>(opened);
        for (int r = 0; r < plan.repetitions(); r++) {
            Collections.shuffle(round, random);
            for (Opened o : round) {
                o.results().add(kind.run(o.lane(), r));
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        opened.forEach(o -> answer.set(o.candidate().key(), o.results()));
        return answer;
    }

    private static ObjectNode timed(Body body) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        body.run();
        return JSON.createObjectNode().put("timeMs", (System.nanoTime() - start) / 1e6);
    }

    /** Each repetition has arrivals of its own, the same for all candidates. */
    private static ObjectNode service(Lane lane, TrialTask task, WorkloadProfile profile, TrialPlan plan,
            int repetition) throws ExecutionException, InterruptedException {
        Latencies latencies = OpenLoop.play(lane, task, plan.requests(), profile.ratePerSecond(),
                plan.seed() + repetition);
        ObjectNode result = JSON.createObjectNode();
        ArrayNode micros = result.putArray("micros");
        // The first tenth finds the queues empty.
        for (long nanos : latencies.sorted(plan.requests() / 10, i -> task.classOf(i) == 0)) {
            micros.add((int) Math.min(Integer.MAX_VALUE, nanos / 1000));
        }
        return result.put("keptUp", latencies.keptUp() && latencies.unanswered() == 0);
    }
}
