package dev.loomwise.bench.workload;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the workloads that call a server have in common. */
final class HttpCalls {
    /** The class that runs all of them. */
    static final String SUITE = "HttpSuite";
    /** The client is much code. */
    static final double WARM_MS = 900;

    /** The compilers are looked at so often, and are done when they take less than a tenth of a core. */
    private static final long LOOK_NANOS = 500_000_000;
    private static final double COMPILED = 0.1;
    /** On two small cores they are busy for longer: after 2 s a batch of 1000 calls still took 15 % too long. */
    private static final int MOST_LOOKS = 7;
    /** What {@link #warm} takes there. */
    static final double WARMING_MS = MOST_LOOKS * LOOK_NANOS / 1e6;
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
        AtomicBoolean compiled = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calling = new ArrayList<>();
            for (int i = 0; i < WARM_CALLERS; i++) {
                calling.add(callers.submit(() -> {
                    while (!compiled.get()) {
                        client.send(request, BodyHandlers.ofByteArray());
                    }
                    return true;
                }));
            }
            waitForCompilers();
            compiled.set(true);
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

    private static void waitForCompilers() throws InterruptedException {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        boolean told = compilers != null && compilers.isCompilationTimeMonitoringSupported();
        long before = told ? compilers.getTotalCompilationTime() : 0;
        for (int i = 0; i < MOST_LOOKS; i++) {
            Thread.sleep(Duration.ofNanos(LOOK_NANOS));
            long now = told ? compilers.getTotalCompilationTime() : Long.MAX_VALUE;
            if ((now - before) * 1e6 < COMPILED * LOOK_NANOS) {
                return;
            }
            before = now;
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
