package dev.loomwise.bench.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a stub that nobody holds any more ends, and one that cannot start says so in one line. */
class StubMainTest {
    private static Process stub(String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StubMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    @Test
    void it_ends_when_its_standard_input_ends() throws Exception {
        Process stub = stub();
        try {
            assertTrue(stub.inputReader().readLine().matches("listening on http://127\\.0\\.0\\.1:[0-9]+"));
            assertFalse(stub.waitFor(200, TimeUnit.MILLISECONDS), "ended while it was held");
            stub.getOutputStream().close();
            assertTrue(stub.waitFor(10, TimeUnit.SECONDS), "still there");
            assertEquals(0, stub.exitValue());
        } finally {
            stub.destroyForcibly();
        }
    }

    @Test
    void detached_it_lives_without_standard_input() throws Exception {
        Process stub = stub("--detached");
        try {
            stub.getOutputStream().close();
            assertTrue(stub.inputReader().readLine().startsWith("listening on "));
            assertFalse(stub.waitFor(300, TimeUnit.MILLISECONDS), "ended");
        } finally {
            stub.destroyForcibly();
        }
    }

    @Test
    void a_port_in_use_is_one_line_and_exit_code_2() throws Exception {
        try (StubServer server = StubServer.start("127.0.0.1", 0, 1)) {
            refused(stub("--port", Integer.toString(server.uri().getPort())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port=1", "--prot", "--port 70000"})
    void a_wrong_option_is_one_line_and_exit_code_2(String options) throws Exception {
        refused(stub(options.split(" ", -1)));
    }

    private static void refused(Process stub) throws Exception {
        String said = new String(stub.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, stub.waitFor(), said);
        assertEquals(1, said.lines().count(), said);
        assertEquals("", new String(stub.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
