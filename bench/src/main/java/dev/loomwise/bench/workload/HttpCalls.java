package dev.loomwise.bench.workload;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;

/** What the workloads that call a server have in common. */
final class HttpCalls {
    /** The class that runs all of them. */
    static final String SUITE = "HttpSuite";

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
