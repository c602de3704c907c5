package dev.loomwise.bench.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One GET per step, where tasks ask different addresses in turn and do something with what they get, then computing. */
public final class EndpointTask implements Task<HttpResponse<byte[]>> {
    private final HttpClient client;
    private final List<HttpRequest> requests;
    private final Use use;
    private final int steps;
    private final Compute compute;

    /** What is done with an answer. */
    public interface Use {
        /** Works with the answer and returns what it found as a number. @throws IOException when it cannot be meant */
        long of(int index, HttpResponse<byte[]> answer) throws IOException;

        /** The number that task {@code index} must find. */
        long expected(int index);
    }

    /**
     * @param requests task i asks the one at i modulo their number
     * @param units of {@link CpuWork} per step
     */
    public EndpointTask(HttpClient client, List<HttpRequest> requests, Use use, int steps, long units) {
        this.client = client;
        this.requests = List.copyOf(requests);
        this.use = use;
        this.steps = steps;
        this.compute = new Compute(units);
    }

    private HttpRequest request(int index) {
        return requests.get(index % requests.size());
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public HttpResponse<byte[]> await(int index, int step) throws IOException, InterruptedException {
        return client.send(request(index), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> awaitAsync(int index, int step) {
        return client.sendAsync(request(index), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public long compute(int index, int step, HttpResponse<byte[]> answer) {
        try {
            return use.of(index, answer) + compute.run(index, step);
        } catch (IOException e) {
            throw new UncheckedIOException("task " + index + " cannot use its answer", e);
        }
    }

    @Override
    public long expected(int tasks) {
        long sum = compute.expected(tasks, steps);
        for (int index = 0; index < tasks; index++) {
            sum += use.expected(index) * steps;
        }
        return sum;
    }
}
