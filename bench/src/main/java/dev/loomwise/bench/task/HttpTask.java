package dev.loomwise.bench.task;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One GET per step on the JVM's one {@code HttpClient}, the body read, then computing. */
public final class HttpTask implements Task<HttpResponse<byte[]>> {
    private final HttpClient client;
    private final HttpRequest request;
    private final int bytes;
    private final int steps;
    private final Compute compute;

    /**
     * @param bytes that each answer must have
     * @param units of {@link CpuWork} per step
     */
    public HttpTask(HttpClient client, URI uri, int bytes, int steps, long units) {
        this(client, HttpRequest.newBuilder(uri).build(), bytes, steps, units);
    }

    /** The same with a time limit for every call, which costs the client a timer each. */
    public HttpTask(HttpClient client, URI uri, int bytes, int steps, long units, Duration timeout) {
        this(client, HttpRequest.newBuilder(uri).timeout(timeout).build(), bytes, steps, units);
    }

    private HttpTask(HttpClient client, HttpRequest request, int bytes, int steps, long units) {
        this.client = client;
        this.request = request;
        this.bytes = bytes;
        this.steps = steps;
        this.compute = new Compute(units);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public HttpResponse<byte[]> await(int index, int step) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public long expected(int tasks) {
        return compute.expected(tasks, steps) + (long) tasks * steps * bytes;
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> awaitAsync(int index, int step) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** @throws IllegalStateException when the answer was not 200: a wrong answer must not count as a fast one */
    @Override
    public long compute(int index, int step, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the server answered " + response.statusCode());
        }
        return response.body().length + compute.run(index, step);
    }
}
