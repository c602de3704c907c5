package dev.loomwise.bench.workload;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What the workloads that call a server have in common. */
final class HttpCalls {
    /** The class that runs all of them. */
    static final String SUITE = "HttpSuite";
    /** The client is much code. */
    static final double WARM_MS = 900;

    /** The compilers are looked at so often, and are done when they take less than a tenth of a core. */
    private static final long LOOK_NANOS = 500_000_000;
    private static final double COMPILED = 0.1;
    /** On two small cores they are busy for much longer, which few cells are worth: costs are learnt elsewhere. */
    static final int LOOKS = 3;
    /** Until they have nothing more to do there. */
    static final int ALL_LOOKS = 24;
    private static final int WARM_CALLERS = 32;

    private HttpCalls() {}

    /**
     * The JVM's one client, as MODELS.md has it.
     *
     * @throws IllegalArgumentException when there are too few file descriptors for the cell; says how many it needs
     */
    static HttpClient client(Cell cell) {
        return client(cell, HttpClient.Version.HTTP_1_1);
    }

    /** The same with a version of HTTP. */
    static HttpClient client(Cell cell, HttpClient.Version version) {
        Descriptors.need(descriptors(cell), cell.label());
        return HttpClient.newBuilder().version(version).build();
    }

    /**
     * Calls the server until the client's code is compiled, on both sides. An operation of a few calls would need thousands
     * of repetitions for that, and until then the compilers take more of the cores than the calls. A server that fails ends
     * it early: the operation itself says what is wrong.
     *
     * @param answer that comes at once
     * @param looks after how many looks at the compilers that has to do; 0: nobody calls
     */
    static void warm(HttpClient client, URI answer, int looks) throws InterruptedException {
        if (looks == 0) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(answer).build();
        CountDownLatch enough = new CountDownLatch(1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < WARM_CALLERS; i++) {
                callers.execute(() -> {
                    try {
                        while (enough.getCount() > 0) {
                            client.send(request, BodyHandlers.ofByteArray());
                        }
                    } catch (IOException | InterruptedException e) {
                        enough.countDown();
                    }
                });
            }
            waitForCompilers(enough, looks);
            enough.countDown();
            callers.shutdown();
            callers.awaitTermination(1, TimeUnit.SECONDS);
        } finally {
            // Whoever is still there calls a server that does not answer.
            callers.shutdownNow();
        }
    }

    private static void waitForCompilers(CountDownLatch enough, int looks) throws InterruptedException {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        boolean told = compilers != null && compilers.isCompilationTimeMonitoringSupported();
        long before = told ? compilers.getTotalCompilationTime() : 0;
        for (int i = 0; i < looks; i++) {
            if (enough.await(LOOK_NANOS, TimeUnit.NANOSECONDS)) {
                return;
            }
            long now = told ? compilers.getTotalCompilationTime() : Long.MAX_VALUE;
            if ((now - before) * 1e6 < COMPILED * LOOK_NANOS) {
                return;
            }
            before = now;
        }
    }

    /** What {@link #warm} takes on two small cores, in milliseconds. */
    static double warmingMs(int looks) {
        return looks * LOOK_NANOS / 1e6;
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
