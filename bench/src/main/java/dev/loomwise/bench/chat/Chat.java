package dev.loomwise.bench.chat;

import dev.loomwise.bench.process.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chat server and its members, each in a process of their own, connected. */
public final class Chat implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Room for the server's live objects: the heap is touched at the start, so that what grows later is not heap. */
    private static final int HEAP_MB = 128;
    private static final int CONNECTIONS_PER_MB = 25;

    private final ChildProcess server;
    private final ChildProcess clients;
    private final int members;
    private final long connectMs;
    private final ChatServerMain.Usage empty;
    private final ChatServerMain.Usage full;

    private Chat(ChildProcess server, ChildProcess clients, int members, ChatServerMain.Usage empty)
            throws IOException {
        this.server = server;
        this.clients = clients;
        this.members = members;
        this.empty = empty;
        this.connectMs = Long.parseLong(clients.hear(PATIENCE));
        this.full = usage(server, "memory");
    }

    /**
     * Starts both and connects all members.
     *
     * @param how the server serves: {@code virtual platform async}
     * @throws IOException when a process does not start or a member cannot connect
     */
    public static Chat open(String how, int members) throws IOException {
        int heap = HEAP_MB + members / CONNECTIONS_PER_MB;
        ChildProcess server = ChildProcess.start("chat server", ChatServerMain.class,
                List.of("-Xms" + heap + "m", "-Xmx" + heap + "m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"),
                List.of(how, Integer.toString(members)));
        @Nullable
        ChildProcess clients = null;
        try {
            String port = server.hear(PATIENCE);
            ChatServerMain.Usage empty = usage(server, "memory");
            clients = ChildProcess.start("chat clients", ChatClientsMain.class,
                    List.of("-Xmx512m", "-XX:+UseSerialGC"), List.of(port, Integer.toString(members)));
            return new Chat(server, clients, members, empty);
        } catch (IOException | RuntimeException e) {
            if (clients != null) {
                clients.close();
            }
            server.close();
            throw e;
        }
    }

    private static ChatServerMain.Usage usage(ChildProcess server, String how) throws IOException {
        server.say(how);
        return ChatServerMain.JSON.readValue(server.hear(PATIENCE), ChatServerMain.Usage.class);
    }

    /**
     * One round of broadcasts, each with {@code privates} private messages at the same moment.
     *
     * @throws IOException when a process is gone
     */
    public ChatReport round(int broadcasts, int privates, long seed) throws IOException {
        clients.say(broadcasts + " " + privates + " " + seed);
        return ChatServerMain.JSON.readValue(clients.hear(PATIENCE), ChatReport.class);
    }

    /** Members whose connection stands, as the server sees it. */
    public int members() throws IOException {
        return usage(server, "now").members();
    }

    /** What the server uses: by connection in KB, its threads, and how long connecting took in milliseconds. */
    public Map<String, Double> costs() throws IOException {
        Map<String, Double> costs = new TreeMap<>();
        double heap = full.heapBytes() - empty.heapBytes();
        double outside = full.residentBytes() - empty.residentBytes();
        costs.put("perConnectionKb", (heap + outside) / 1024 / members);
        costs.put("heapPerConnectionKb", heap / 1024 / members);
        costs.put("connect", (double) connectMs);
        ChatServerMain.Usage now = usage(server, "now");
        costs.put("serverThreadsCount", (double) now.threads());
        costs.put("serverCpuSoFar", now.cpuNanos() / 1e6);
        return costs;
    }

    /** The two processes, for those who look whether they are still there. */
    public List<ProcessHandle> handles() {
        return List.of(server.handle(), clients.handle());
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
