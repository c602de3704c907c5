package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A command that was run in this process.
 *
 * @param cpuMs what this thread computed meanwhile: unlike the time, it says the same on a busy machine
 */
record Ran(int code, String out, String err, double cpuMs) {
    static Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int code = Main.run(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), args);
        double cpuMs = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), cpuMs);
    }

    /** An answer, or a mistake of the user's that is said in one line; nothing else, and soon. */
    void isAnsweredOrOneLine(Object input) {
        assertFalse(err.contains("\tat ") || err.contains("Exception"), () -> input + ": " + err);
        if (code == 2) {
            assertEquals(1, err.lines().count(), () -> input + ": " + err);
            assertEquals("", out, () -> input + ": output beside a mistake");
        } else {
            assertEquals(0, code, () -> input + ": " + err);
        }
        assertFalse(cpuMs > 2000, () -> input + " took " + cpuMs + " ms");
    }
}
