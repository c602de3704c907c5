package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.HttpTask;
import dev.loomwise.bench.task.TimedTask;
import dev.loomwise.bench.unit.Units;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Background jobs beside a foreground: mail, uploads, syncs with third parties, each a slow external call. {@code tasks}
 * are the foreground's requests; what counts is their latency, against the same without jobs.
 */
@AutoService(Workload.class)
public final class BackgroundWorkload implements Workload {
    /** Arrivals of the foreground, {@code 100/s}. */
    public static final String RATE = "rate";
    /** How many jobs are handed over at the start. */
    public static final String JOBS = "jobs";
    /** What one job takes. */
    public static final String JOB = "job";
    /** A pool that is shared with jobs and made for the foreground alone. */
    private static final int USUAL_POOL = 10;
    private static final int BYTES = 512;
    private static final long SPARE_MS = 50;

    @Override
    public String name() {
        return "background";
    }

    @Override
    public String about() {
        return "slow external calls in the background, beside a foreground whose latency is watched";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(RATE, "100/s", JOBS, "20", JOB, "200ms");
    }

    @Override
    public String suite() {
        return "ForegroundSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return model == ConcurrencyModel.FORKJOIN
                ? Optional.of("HttpClient.send lets the pool grow by a thread for every job in flight")
                : Optional.empty();
    }

    @Override
    public Settings settings(Cell cell) {
        return Workload.super.settings(cell).withPoolSize(USUAL_POOL);
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        double sending = cell.tasks() / Units.perSecond(cell.extra(RATE)) * 1e3;
        double request = (cell.waiting().toNanos() + cell.cpu().toNanos()) / 1e6;
        double jobs = Integer.parseInt(cell.extra(JOBS)) * (double) Units.duration(cell.extra(JOB)).toMillis();
        return OptionalDouble.of(SPARE_MS + (cell.model() == ConcurrencyModel.SYNC
                ? Math.max(sending, jobs + cell.tasks() * request)
                : Math.max(sending, jobs / USUAL_POOL)));
    }

    @Override
    public long descriptors(Cell cell) {
        return Integer.parseInt(cell.extra(JOBS)) + Descriptors.OWN;
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        Duration job = Units.duration(cell.extra(JOB));
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        TimedTask request = new TimedTask(cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(cell.cpu().dividedBy(cell.steps())));
        return new WatchedForeground(request, cell.tasks(), Units.perSecond(cell.extra(RATE)),
                new HttpTask(client, rig.stubAnswer(job, BYTES), BYTES, 1, 0), Integer.parseInt(cell.extra(JOBS)),
                client::shutdownNow);
    }
}
