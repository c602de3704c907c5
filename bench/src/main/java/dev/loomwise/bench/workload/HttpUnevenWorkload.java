package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.EndpointTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Calls that wait unequally long: two thirds of the wait, a third, and all of it, in turn. Together they take as long as
 * the longest, not as their sum.
 */
@AutoService(Workload.class)
public final class HttpUnevenWorkload implements Workload {
    private static final double[] SHARES = {2 / 3.0, 1 / 3.0, 1};
    private static final int BYTES = 512;

    @Override
    public String name() {
        return "http-uneven";
    }

    @Override
    public String about() {
        return "calls that wait 2/3, 1/3 and all of the wait in turn, then compute";
    }

    @Override
    public String suite() {
        return HttpCalls.SUITE;
    }

    @Override
    public double warmMs() {
        return HttpCalls.WARM_MS;
    }

    @Override
    public long descriptors(Cell cell) {
        return HttpCalls.descriptors(cell);
    }

    @Override
    public int cycle() {
        return SHARES.length;
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        double wait = cell.waiting().toNanos() / 1e6;
        return OptionalDouble.of(PhysicalLimit.uneven(
                IntStream.range(0, cell.tasks()).mapToDouble(i -> wait * SHARES[i % SHARES.length]).toArray(), cell,
                cores));
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        List<URI> addresses = new ArrayList<>();
        for (double share : SHARES) {
            Duration perStep = Duration.ofNanos((long) (cell.waiting().toNanos() * share / cell.steps()));
            addresses.add(rig.stubAnswer(perStep, BYTES));
        }
        HttpClient client = HttpCalls.client(cell);
        EndpointTask.Use use = new EndpointTask.Use() {
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
        };
        return new Session.OfTasks(new EndpointTask(client, HttpCalls.requests(addresses), use, cell.steps(),
                HttpCalls.units(cell, rig)), cell.tasks(), client);
    }
}
