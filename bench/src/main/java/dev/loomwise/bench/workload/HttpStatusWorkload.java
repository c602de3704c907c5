package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.EndpointTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A status check: are these addresses up? They answer with mixed statuses, three in ten of them down, and an operation
 * brings the list of those that are.
 */
@AutoService(Workload.class)
public final class HttpStatusWorkload implements Workload {
    private static final int[] STATUSES = {200, 200, 204, 200, 404, 200, 206, 500, 200, 503};

    @Override
    public String name() {
        return "http-status";
    }

    @Override
    public String about() {
        return "a status check of addresses of which three in ten are down";
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
        return STATUSES.length;
    }

    private static int status(int index) {
        return STATUSES[index % STATUSES.length];
    }

    private static boolean isUp(int status) {
        return status < 400;
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        List<URI> addresses = new ArrayList<>();
        for (int status : STATUSES) {
            addresses.add(rig.stubAnswer(cell.waiting().dividedBy(cell.steps()), "bytes=64&status=" + status));
        }
        HttpClient client = HttpCalls.client(cell);
        Set<Integer> down = ConcurrentHashMap.newKeySet();
        EndpointTask task = new EndpointTask(client, HttpCalls.requests(addresses), new Check(down), cell.steps(),
                HttpCalls.units(cell, rig));
        Set<Integer> areDown = IntStream.range(0, cell.tasks()).filter(i -> !isUp(status(i))).boxed()
                .collect(Collectors.toUnmodifiableSet());
        return new Session() {
            @Override
            public long run(Lane lane) throws Exception {
                down.clear();
                long sum = lane.run(task, cell.tasks());
                if (!down.equals(areDown)) {
                    throw new IOException(down.size() + " addresses were found down instead of " + areDown.size());
                }
                return sum;
            }

            @Override
            public long expected() {
                return task.expected(cell.tasks());
            }

            @Override
            public Map<String, Double> figures() {
                return Map.of("downCount", (double) down.size());
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    /** Notes who is down. */
    private record Check(Set<Integer> down) implements EndpointTask.Use {
        @Override
        public long of(int index, HttpResponse<byte[]> answer) {
            if (!isUp(answer.statusCode())) {
                down.add(index);
            }
            return answer.statusCode();
        }

        @Override
        public long expected(int index) {
            return status(index);
        }
    }
}
