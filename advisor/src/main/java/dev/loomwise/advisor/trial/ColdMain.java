package dev.loomwise.advisor.trial;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.Compute;
import dev.loomwise.bench.task.HttpTask;
import dev.loomwise.bench.task.Task;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.JdbcWorkload;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A one-shot program: it runs one batch under one model and ends. It reads no JSON and looks for no workload, so that
 * nothing is loaded that a program of that kind would not load.
 */
final class ColdMain {
    private static final int BYTES = 512;

    private ColdMain() {}

    /** Without arguments it ends at once, which is what its class path costs. */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            return;
        }
        ConcurrencyModel model = ConcurrencyModel.valueOf(args[0]);
        Settings settings = new Settings(Integer.parseInt(args[1]), Integer.parseInt(args[2]),
                Integer.parseInt(args[3]));
        Batch batch = new Batch(Integer.parseInt(args[5]), Integer.parseInt(args[6]), Long.parseLong(args[7]),
                Long.parseLong(args[8]));
        try (Lane lane = model.open(settings)) {
            switch (args[4]) {
                case "http" -> calls(lane, batch, args[9]);
                case "jdbc" -> queries(lane, model, Integer.parseInt(args[10]), batch);
                default -> lane.run(new Waiting(batch.steps, batch.waitNanos, new Compute(batch.units)), batch.tasks);
            }
        }
    }

    /** Wait and units of computing are those of one step. */
    private record Batch(int tasks, int steps, long waitNanos, long units) {}

    private static void calls(Lane lane, Batch batch, String stub) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            URI answer = URI.create(stub + "?delay=" + batch.waitNanos / 1000 + "us&bytes=" + BYTES);
            lane.run(new HttpTask(client, answer, BYTES, batch.steps, batch.units), batch.tasks);
        }
    }

    private static void queries(Lane lane, ConcurrencyModel model, int connections, Batch batch) throws Exception {
        double nanosPerUnit = Double.parseDouble(System.getProperty(Rig.NANOS_PER_UNIT));
        Cell cell = new Cell("jdbc", model, batch.tasks, Duration.ofNanos(batch.waitNanos * batch.steps),
                Duration.ofNanos(Math.round(nanosPerUnit * batch.units * batch.steps)), batch.steps, connections);
        try (Rig rig = Rig.open(); Session session = new JdbcWorkload().open(cell, rig)) {
            session.run(lane);
        }
    }

    /** Sleeps and computes; each form loads its own classes and not those of the other. */
    private record Waiting(int steps, long nanos, Compute work) implements Task<Integer> {
        @Override
        public boolean waits() {
            return nanos > 0;
        }

        @Override
        public Integer await(int index, int step) throws InterruptedException {
            if (nanos > 0) {
                Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
            return index;
        }

        @Override
        public CompletableFuture<Integer> awaitAsync(int index, int step) {
            CompletableFuture<Integer> ended = new CompletableFuture<>();
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> ended.complete(index));
            return ended;
        }

        @Override
        public long compute(int index, int step, Integer received) {
            return work.run(index, step);
        }

        @Override
        public long expected(int tasks) {
            return work.expected(tasks, steps);
        }
    }
}
