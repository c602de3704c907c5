package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.task.EndpointTask;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Calls of a JSON API: the list of users that each brings is parsed and used.
 */
@AutoService(Workload.class)
public final class HttpJsonWorkload implements Workload {
    /** In each answer. */
    private static final int USERS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "http-json";
    }

    @Override
    public String about() {
        return "calls that bring JSON, which is parsed and used";
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
    public Session open(Cell cell, Rig rig) throws IOException {
        HttpClient client = HttpCalls.client(cell);
        EndpointTask.Use use = new EndpointTask.Use() {
            @Override
            public long of(int index, HttpResponse<byte[]> answer) throws IOException {
                return used(JSON.readTree(answer.body()));
            }

            @Override
            public long expected(int index) {
                return USERS * (USERS + 1) / 2 + USERS;
            }
        };
        return new Session.OfTasks(
                new EndpointTask(client, HttpCalls.requests(List.of(rig.stubAnswer(cell.waiting()
                        .dividedBy(cell.steps()), "users=" + USERS))), use, cell.steps(), HttpCalls.units(cell, rig)),
                cell.tasks(), client);
    }

    /** Adds up the ids, and counts who has an address to write to. */
    private static long used(JsonNode users) throws IOException {
        if (!users.isArray()) {
            throw new IOException("the answer is no list of users");
        }
        long sum = 0;
        for (JsonNode user : users) {
            sum += user.path("id").asLong() + (user.path("email").asText().contains("@") ? 1 : 0);
        }
        return sum;
    }
}
