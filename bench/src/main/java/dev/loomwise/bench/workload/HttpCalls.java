package dev.loomwise.bench.workload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the workloads that call a server have in common. */
final class HttpCalls {
    /** The class that runs all of them. */
    static final String SUITE = "HttpSuite";
    /** The client is much code. */
    static final double WARM_MS = 900;

    /** More than ten thousand calls on two cores: with 1.2 s a batch of 1000 still took 10 % longer than with 3 s. */
    private static final long WARM_NANOS = 2_000_000_000;
    private static final int WARM_CALLERS = 32;

    private HttpCalls() {}

    /**
     * The JVM's one client, as MODELS.md has it.
     *
     * @throws IllegalArgumentException when there are too few file descriptors for the cell; says how many it needs
     */
    static HttpClient client(Cell cell) {
        Descriptors.need(descriptors(cell), cell.label());
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /**
     * Calls the server until the client's code is compiled, on both sides. An operation of a few calls would need thousands
     * of repetitions for that, and until then the compilers take more of the cores than the calls.
     *
     * @param answer that comes at once
     * @throws IOException when a call fails
     */
    static void warm(HttpClient client, URI answer) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(answer).build();
        long end = System.nanoTime() + WARM_NANOS;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calling = new ArrayList<>();
            for (int i = 0; i < WARM_CALLERS; i++) {
                calling.add(callers.submit(() -> {
                    while (System.nanoTime() < end) {
                        client.send(request, BodyHandlers.ofByteArray());
                    }
                    return true;
                }));
            }
            for (Future<?> caller : calling) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the client was warmed up", e);
        }
    }

    static List<HttpRequest> requests(List<URI> addresses) {
        return addresses.stream().map(address -> HttpRequest.newBuilder(address).build()).toList();
    }

    /** A connection for every call in flight. */
    static long descriptors(Cell cell) {
        return (cell.inFlight() == 0 ? cell.tasks() : Math.min(cell.tasks(), cell.inFlight())) + Descriptors.OWN;
    }

    /** Computing of a step. */
    static long units(Cell cell, Rig rig) {
        return rig.units(cell.cpu().dividedBy(cell.steps()));
    }
}
