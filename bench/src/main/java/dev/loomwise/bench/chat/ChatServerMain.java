package dev.loomwise.bench.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A chat server as a process of its own: tells its port, then what it uses whenever it is asked. */
public final class ChatServerMain {
    static final ObjectMapper JSON = new ObjectMapper();

    private ChatServerMain() {}

    /**
     * What the process uses.
     *
     * @param heapBytes live objects, after a collection
     * @param residentBytes of the whole process; the heap is touched at the start and counts in full
     * @param cpuNanos since the start
     */
    record Usage(int members, long heapBytes, long residentBytes, int threads, long cpuNanos) {}

    /** @param args which server, and for how many members at most */
    public static void main(String[] args) throws IOException {
        try (ChatServer server = ChatServer.start(args[0], Integer.parseInt(args[1]));
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.port());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(JSON.writeValueAsString(usage(server, line.equals("memory"))));
            }
        }
    }

    private static Usage usage(ChatServer server, boolean collect) throws IOException {
        if (collect) {
            System.gc();
        }
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Usage(server.members(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                resident(), ManagementFactory.getThreadMXBean().getThreadCount(), os.getProcessCpuTime());
    }

    /** 0 where the system does not tell. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) * 1024).findFirst().orElse(0);
    }
}
