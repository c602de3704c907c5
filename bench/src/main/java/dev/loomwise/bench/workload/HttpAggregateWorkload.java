package dev.loomwise.bench.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.EndpointTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One answer out of ten different services: each is asked at its own address, its JSON is parsed, and when all have come
 * they are put together, so that the answer takes as long as the slowest. {@code tasks} counts the calls: 10 are one
 * answer, 100 are ten.
 */
@AutoService(Workload.class)
public final class HttpAggregateWorkload implements Workload {
    private static final int SERVICES = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "http-aggregate";
    }

    @Override
    public String about() {
        return "one answer put together out of ten different services";
    }

    @Override
    public String suite() {
        return HttpCalls.SUITE;
    }

    @Override
    public int cycle() {
        return SERVICES;
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
    public Session open(Cell cell, Rig rig) throws IOException {
        List<URI> addresses = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            addresses.add(rig.stubAnswer(cell.waiting().dividedBy(cell.steps()), "service=" + service));
        }
        HttpClient client = HttpCalls.client(cell);
        AtomicReferenceArray<@Nullable JsonNode> parts = new AtomicReferenceArray<>(cell.tasks());
        EndpointTask task = new EndpointTask(client, HttpCalls.requests(addresses), new Part(parts), cell.steps(),
                HttpCalls.units(cell, rig));
        return new Session() {
            @Override
            public long run(Lane lane) throws Exception {
                long sum = lane.run(task, cell.tasks());
                for (int first = 0; first < cell.tasks(); first += SERVICES) {
                    ObjectNode answer = together(parts, first, Math.min(cell.tasks(), first + SERVICES));
                    sum += JSON.writeValueAsBytes(answer).length > 2 ? 1 : 0;
                }
                return sum;
            }

            @Override
            public long expected() {
                return task.expected(cell.tasks()) + (cell.tasks() + SERVICES - 1) / SERVICES;
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private static ObjectNode together(AtomicReferenceArray<@Nullable JsonNode> parts, int from, int to)
            throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        for (int i = from; i < to; i++) {
            JsonNode part = parts.getAndSet(i, null);
            if (part != null) {
                answer.set(part.path("name").asText(), part);
            }
        }
        if (answer.size() != to - from) {
            throw new IOException("an answer has " + answer.size() + " parts instead of " + (to - from));
        }
        return answer;
    }

    /** Keeps what a service said. */
    private record Part(AtomicReferenceArray<@Nullable JsonNode> parts) implements EndpointTask.Use {
        @Override
        public long of(int index, HttpResponse<byte[]> answer) throws IOException {
            JsonNode part = JSON.readTree(answer.body());
            parts.set(index, part);
            return part.path("value").asLong();
        }

        @Override
        public long expected(int index) {
            return 7L * (index % SERVICES) + 1;
        }
    }
}
