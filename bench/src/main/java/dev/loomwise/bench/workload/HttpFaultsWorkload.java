package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Compute;
import dev.loomwise.bench.task.EndpointTask;
import dev.loomwise.bench.task.IsolatedTask;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Calls of which one in five goes wrong: refused with 500, broken off, answered with garbage, or never answered until
 * their time is up. None of that cancels the others: every other result arrives, and the errors are listed.
 */
@AutoService(Workload.class)
public final class HttpFaultsWorkload implements Workload {
    /** A call may take so many times its wait, and never less than so long. */
    private static final int PATIENCE = 5;
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(400);
    private static final int BYTES = 512;
    private static final int CYCLE = 20;

    /** What a server does. */
    private enum Fate {
        WELL("bytes=" + BYTES), REFUSED("bytes=64&status=500"), BROKEN_OFF("fault=reset"), GARBAGE(
                "fault=garbage"), LATE("fault=hang");

        private final String query;

        Fate(String query) {
            this.query = query;
        }

        static Fate of(int index) {
            return switch (index % CYCLE) {
                case 3 -> REFUSED;
                case 7 -> LATE;
                case 11 -> BROKEN_OFF;
                case 15 -> GARBAGE;
                default -> WELL;
            };
        }
    }

    @Override
    public String name() {
        return "http-faults";
    }

    @Override
    public String about() {
        return "calls of which one in five fails or times out, and none takes the others along";
    }

    @Override
    public String suite() {
        return HttpCalls.SUITE;
    }

    @Override
    public int cycle() {
        return CYCLE;
    }

    @Override
    public double warmMs() {
        return HttpCalls.WARM_MS;
    }

    @Override
    public long descriptors(Cell cell) {
        return HttpCalls.descriptors(cell);
    }

    /** What fails computes nothing, so that computing is left out of the bound. */
    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        double wait = cell.waiting().toNanos() / 1e6;
        double timeout = timeout(cell).toNanos() / 1e6 * cell.steps();
        Cell waiting = new Cell(cell.workload(), cell.model(), cell.tasks(), cell.waiting(), Duration.ZERO,
                cell.steps(), cell.inFlight(), cell.extras());
        return OptionalDouble.of(PhysicalLimit.uneven(
                IntStream.range(0, cell.tasks()).mapToDouble(i -> Fate.of(i) == Fate.LATE ? timeout : wait).toArray(),
                waiting, cores));
    }

    private static Duration timeout(Cell cell) {
        Duration patient = cell.waiting().dividedBy(cell.steps()).multipliedBy(PATIENCE);
        return patient.compareTo(LEAST_TIMEOUT) > 0 ? patient : LEAST_TIMEOUT;
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        Duration perStep = cell.waiting().dividedBy(cell.steps());
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < CYCLE; i++) {
            requests.add(HttpRequest.newBuilder(rig.stubAnswer(perStep, Fate.of(i).query)).timeout(timeout(cell))
                    .build());
        }
        HttpClient client = HttpCalls.client(cell);
        long units = HttpCalls.units(cell, rig);
        Errors errors = new Errors(new ConcurrentHashMap<>(), units, cell.steps());
        IsolatedTask<HttpResponse<byte[]>> task = new IsolatedTask<>(
                new EndpointTask(client, requests, new Good(), cell.steps(), units), errors);
        return new Session() {
            @Override
            public long run(Lane lane) throws Exception {
                errors.listed.clear();
                return lane.run(task, cell.tasks());
            }

            @Override
            public long expected() {
                return task.expected(cell.tasks());
            }

            @Override
            public Map<String, Double> figures() {
                return Map.of("errorCount", (double) errors.listed.size());
            }

            @Override
            public void close() {
                // What hangs would be waited for.
                client.shutdownNow();
                client.close();
            }
        };
    }

    /** Takes what is as it should be, and nothing else. */
    private record Good() implements EndpointTask.Use {
        @Override
        public long of(int index, HttpResponse<byte[]> answer) throws IOException {
            if (answer.statusCode() != 200) {
                throw new IOException("the server answered " + answer.statusCode());
            }
            return answer.body().length;
        }

        @Override
        public long expected(int index) {
            return BYTES;
        }
    }

    /** The list of errors, by task. The checksum knows which task must fail, and how. */
    private record Errors(Map<Integer, Throwable> listed, long units, int steps) implements IsolatedTask.Failures {
        private static final long LATE = 1_000_003;
        private static final long OTHER = 1_009;

        @Override
        public long failed(int index, int step, Throwable cause) {
            listed.put(index, cause);
            return (index + 1L) * (cause instanceof HttpTimeoutException ? LATE : OTHER);
        }

        @Override
        public long expected(int tasks) {
            long computed = new Compute(units)
                    .expected(IntStream.range(0, tasks).filter(i -> Fate.of(i) == Fate.WELL), steps);
            return computed + steps * IntStream.range(0, tasks).mapToLong(i -> switch (Fate.of(i)) {
                case WELL -> BYTES;
                case LATE -> (i + 1L) * LATE;
                case REFUSED, BROKEN_OFF, GARBAGE -> (i + 1L) * OTHER;
            }).sum();
        }
    }
}
