package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.HttpTask;
import dev.loomwise.bench.task.SpreadTask;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of {@link HttpWorkload}, dealt out to several clients. The JDK's client keeps its idle connections in a list
 * that it searches from end to end, under a lock, for every call and every answer: with thousands of connections that is
 * what limits, and clients that share them out search less.
 */
@AutoService(Workload.class)
public final class HttpClientsWorkload implements Workload {
    /** How many clients, at least 1. */
    public static final String CLIENTS = "clients";
    /** Of HTTP: {@code 1.1}, or {@code 2}, by which a client needs one connection for all of its calls. */
    public static final String VERSION = "version";
    private static final Map<String, HttpClient.Version> VERSIONS = Map.of("1.1", HttpClient.Version.HTTP_1_1, "2",
            HttpClient.Version.HTTP_2);
    private static final int BYTES = 512;
    private static final int MOST = 1000;

    @Override
    public String name() {
        return "http-clients";
    }

    @Override
    public String about() {
        return "each task calls a slow server through one of several clients, then computes";
    }

    @Override
    public String suite() {
        return "HttpClientsSuite";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(CLIENTS, "8", VERSION, "1.1");
    }

    @Override
    public long descriptors(Cell cell) {
        // A selector's three, and a connection for every call; with HTTP/2, too, until the first of them has agreed on it.
        return HttpCalls.descriptors(cell) + 3L * clients(cell);
    }

    @Override
    public double openMs() {
        return HttpCalls.warmingMs(HttpCalls.ALL_LOOKS);
    }

    private static int clients(Cell cell) {
        String text = cell.extra(CLIENTS);
        int clients = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (clients < 1 || clients > MOST) {
            throw new IllegalArgumentException("clients must be 1 to " + MOST + ": " + text);
        }
        return clients;
    }

    private static HttpClient.Version version(Cell cell) {
        return Optional.ofNullable(VERSIONS.get(cell.extra(VERSION))).orElseThrow(
                () -> new IllegalArgumentException("version must be 1.1 or 2: " + cell.extra(VERSION)));
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException, InterruptedException {
        List<HttpClient> clients = new ArrayList<>();
        AutoCloseable all = () -> clients.forEach(HttpClient::close);
        try {
            for (int i = 0; i < clients(cell); i++) {
                clients.add(HttpCalls.client(cell, version(cell)));
            }
            // What is compiled for one is compiled for all.
            HttpCalls.warm(clients.getFirst(), rig.stubAnswer(Duration.ZERO, BYTES),
                    rig.looks(HttpCalls.ALL_LOOKS));
        } catch (IOException | InterruptedException | RuntimeException e) {
            clients.forEach(HttpClient::shutdownNow);
            throw e;
        }
        URI answer = rig.stubAnswer(cell.waiting().dividedBy(cell.steps()), BYTES);
        List<HttpTask> tasks = clients.stream()
                .map(client -> new HttpTask(client, answer, BYTES, cell.steps(), HttpCalls.units(cell, rig))).toList();
        return new ColdBurst(new Session.OfTasks(new SpreadTask<>(tasks), cell.tasks(), all));
    }
}
