package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.HttpTask;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** One GET per step to the stub server in its own process, which answers after the wait. */
@AutoService(Workload.class)
public final class HttpWorkload implements Workload {
    /** A small answer: what counts is the waiting. */
    private static final int BYTES = 512;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String about() {
        return "each task calls a slow server, then computes";
    }

    @Override
    public Optional<Io> calibrates() {
        return Optional.of(Io.HTTP);
    }

    @Override
    public String suite() {
        return HttpCalls.SUITE;
    }

    @Override
    public long descriptors(Cell cell) {
        return HttpCalls.descriptors(cell);
    }

    @Override
    public double openMs() {
        return HttpCalls.warmingMs(HttpCalls.LOOKS);
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException, InterruptedException {
        HttpClient client = HttpCalls.client(cell);
        try {
            HttpCalls.warm(client, rig.stubAnswer(Duration.ZERO, BYTES), rig.looks(HttpCalls.LOOKS));
        } catch (IOException | InterruptedException | RuntimeException e) {
            client.shutdownNow();
            throw e;
        }
        HttpTask task = new HttpTask(client, rig.stubAnswer(cell.waiting().dividedBy(cell.steps()), BYTES), BYTES,
                cell.steps(), HttpCalls.units(cell, rig));
        return new ColdBurst(new Session.OfTasks(task, cell.tasks(), client));
    }
}
