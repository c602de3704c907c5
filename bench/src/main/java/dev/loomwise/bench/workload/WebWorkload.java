package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.HttpTask;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.web.LoadPlan;
import dev.loomwise.bench.web.LoadProcess;
import dev.loomwise.bench.web.LoadReport;
import dev.loomwise.bench.web.WebServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A web server in this process whose handler calls the stub and computes, under open-loop load from another process. One
 * operation is one load of {@code tasks} requests; what counts are its figures, not its time.
 */
@AutoService(Workload.class)
public final class WebWorkload implements Workload {
    /** Mean arrivals per second, {@code 300/s}; {@code 0}: all requests at once. */
    public static final String RATE = "rate";
    /** A servlet container's usual number of threads; a pool as wide as a rate is high would be nobody's choice. */
    private static final int USUAL_POOL = 200;
    private static final int BYTES = 512;
    private static final long SEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String about() {
        return "a web server whose handler calls a slow server, under open-loop load from another process";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(RATE, "300/s");
    }

    @Override
    public String suite() {
        return "WebSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return model == ConcurrencyModel.FORKJOIN
                ? Optional.of("HttpClient.send lets the pool grow by a thread for every request in flight")
                : Optional.empty();
    }

    @Override
    public Settings settings(Cell cell) {
        Settings usual = Workload.super.settings(cell);
        return cell.inFlight() > 0 ? usual : usual.withPoolSize(USUAL_POOL);
    }

    /** Requests that are not due yet cannot be answered, however fast the server is. */
    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        double rate = Units.perSecond(cell.extra(RATE));
        return rate > 0
                ? OptionalDouble.of(cell.tasks() / rate * 1e3)
                : Workload.super.limitMs(cell, cores);
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        double rate = Units.perSecond(cell.extra(RATE));
        return rate > 0
                ? OptionalDouble.of(cell.tasks() / rate * 1e3 + cell.waiting().toNanos() / 1e6)
                : OptionalDouble.empty();
    }

    @Override
    public long descriptors(Cell cell) {
        return (cell.inFlight() == 0 ? cell.tasks() : Math.min(cell.tasks(), cell.inFlight())) * 2L + Descriptors.OWN;
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        double rate = Units.perSecond(cell.extra(RATE));
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            HttpTask handler = new HttpTask(client,
                    rig.stubAnswer(cell.waiting().dividedBy(cell.steps()), BYTES), BYTES, cell.steps(),
                    rig.units(cell.cpu().dividedBy(cell.steps())), patience(cell));
            WebServer server = WebServer.start(handler);
            return new Loaded(server, LoadProcess.start(), client, handler.expected(cell.tasks()),
                    new LoadPlan(server.uri(), cell.tasks(), rate, SEED, PATIENCE.toMillis()));
        } catch (IOException | RuntimeException e) {
            client.shutdownNow();
            throw e;
        }
    }

    /** As a handler should: whoever calls without a time limit hangs with whom he calls. */
    private static Duration patience(Cell cell) {
        return cell.waiting().multipliedBy(4).plusSeconds(5);
    }

    /** Server, generator and client of one cell. */
    private static final class Loaded implements Session {
        private final WebServer server;
        private final LoadProcess generator;
        private final HttpClient client;
        private final long expected;
        private final LoadPlan plan;
        private @Nullable LoadReport last;

        Loaded(WebServer server, LoadProcess generator, HttpClient client, long expected, LoadPlan plan) {
            this.server = server;
            this.generator = generator;
            this.client = client;
            this.expected = expected;
            this.plan = plan;
        }

        @Override
        public long run(Lane lane) throws IOException {
            server.use(lane);
            LoadReport report = generator.run(plan);
            if (report.failed() > 0) {
                throw new IOException(report.failed() + " of " + plan.requests() + " requests failed: "
                        + report.firstFailure());
            }
            last = report;
            return server.takeChecksum();
        }

        @Override
        public long expected() {
            return expected;
        }

        @Override
        public Map<String, Double> figures() {
            if (last == null) {
                return Map.of();
            }
            Map<String, Double> figures = new TreeMap<>();
            figures.put("p50", last.latency().p50());
            figures.put("p99", last.latency().p99());
            figures.put("p999", last.latency().p999());
            figures.put("serviceP50", last.service().p50());
            figures.put("serviceP99", last.service().p99());
            figures.put("throughputPerSecond", last.throughput());
            figures.put("generatorLag", last.lag().p99());
            figures.put("generatorBusyShare", last.busy());
            // 0: the cell says more about the generator than about the server.
            figures.put("generatorKeptUpShare", last.shortOfCpu().isEmpty() ? 1.0 : 0.0);
            return figures;
        }

        @Override
        public void close() {
            generator.close();
            server.close();
            // Not close: that waits for answers which may never come.
            client.shutdownNow();
        }
    }
}
