package dev.loomwise.bench.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Invariant: a stub that runs elsewhere is used as our own is, and is left alone afterwards. */
@Timeout(60)
class RemoteStubTest {
    @AfterEach
    void forget() {
        System.clearProperty(StubProcess.REMOTE);
    }

    /** Twenty calls under async; the time of the faster of two operations in milliseconds. */
    private static double calls() throws Exception {
        Workload http = Workload.named("http").orElseThrow();
        Cell cell = new Cell("http", ConcurrencyModel.ASYNC, 20, Duration.ofMillis(20), Duration.ZERO, 1, 0);
        try (Rig rig = Rig.open();
                Session session = http.open(cell, rig);
                Lane lane = cell.model().open(http.settings(cell))) {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 2; i++) {
                long begin = System.nanoTime();
                assertEquals(session.expected(), session.run(lane));
                best = Math.min(best, (System.nanoTime() - begin) / 1e6);
            }
            return best;
        }
    }

    @Test
    void calls_go_to_the_stub_that_was_named_and_it_outlives_them() throws Exception {
        try (StubServer elsewhere = StubServer.start("127.0.0.1", 0, 1)) {
            String address = elsewhere.uri().getAuthority();
            System.setProperty(StubProcess.REMOTE, address);
            List<ProcessHandle> before = ProcessHandle.current().children().toList();
            assertTrue(calls() >= 19.9);
            assertEquals(before, ProcessHandle.current().children().toList(), "no stub of our own was started");
            try (StubProcess again = StubProcess.at(address)) {
                assertEquals(elsewhere.uri(), again.uri());
            }
        }
    }

    @Test
    void nobody_there_is_said_with_the_command_that_starts_one() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        IOException nobody = assertThrows(IOException.class, () -> StubProcess.at("127.0.0.1:" + port));
        assertTrue(String.valueOf(nobody.getMessage()).endsWith("loomwise serve --host 0.0.0.0 --port " + port),
                nobody.toString());
    }

    @Test
    void what_is_no_address_is_refused() {
        for (String wrong : List.of("somewhere", "http://a:1", "a:b", ":80", "a b:80")) {
            assertThrows(IllegalArgumentException.class, () -> StubProcess.at(wrong), wrong);
        }
    }

    @Test
    void calls_go_across_a_network_namespace() throws Exception {
        String space = "loomwise" + ProcessHandle.current().pid();
        assumeTrue(System.getProperty("user.name").equals("root") && ip("netns", "add", space),
                "network namespaces cannot be had here");
        Process server = null;
        try {
            String net = "10." + (200 + ProcessHandle.current().pid() % 50) + "." + ProcessHandle.current().pid() % 250;
            assumeTrue(ip("link", "add", "lw-here", "type", "veth", "peer", "name", "lw-there", "netns", space)
                    && ip("addr", "add", net + ".1/24", "dev", "lw-here") && ip("link", "set", "lw-here", "up")
                    && ip("-n", space, "addr", "add", net + ".2/24", "dev", "lw-there")
                    && ip("-n", space, "link", "set", "lw-there", "up"), "no virtual network");
            server = new ProcessBuilder("ip", "netns", "exec", space,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), StubMain.class.getName(), "--host", net + ".2")
                    .redirectErrorStream(true).start();
            System.setProperty(StubProcess.REMOTE, address(server));
            assertTrue(calls() >= 19.9);
        } finally {
            if (server != null) {
                server.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            ip("link", "del", "lw-here");
            ip("netns", "del", space);
        }
    }

    private static String address(Process server) throws IOException {
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("listening on http://")) {
                return line.substring("listening on http://".length());
            }
        }
        throw new IOException("the stub in the namespace said " + said);
    }

    private static boolean ip(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(args));
        try {
            Process ip = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return ip.waitFor(10, TimeUnit.SECONDS) && ip.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
