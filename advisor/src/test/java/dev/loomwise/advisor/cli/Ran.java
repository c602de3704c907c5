package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A command that was run, in this process unless it says otherwise; what a library writes to standard error by itself counts too.
 *
 * @param cpuMs what this thread computed meanwhile: unlike the time, it says the same on a busy machine
 */
record Ran(int code, String out, String err, double cpuMs) {
    static Ran run(String... args) {
        return withInput("", args);
    }

    /** With that on standard input. */
    static Ran withInput(String input, String... args) {
        InputStream usualInput = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        PrintStream usual = System.err;
        PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
        System.setErr(errors);
        int code;
        try {
            code = Main.run(new PrintStream(out, false, StandardCharsets.UTF_8), errors, args);
        } finally {
            System.setErr(usual);
            System.setIn(usualInput);
        }
        double cpuMs = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), cpuMs);
    }

    /** One that ran in a process of its own. */
    static Ran ofProcess(int code, String out, String err) {
        return new Ran(code, out, err, 0);
    }

    /** A mistake of the user's: exit code 2, nothing on standard output, one line that holds all of {@code words}. */
    void isOneLine(String... words) {
        assertEquals(2, code, err);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        for (String word : words) {
            assertTrue(err.contains(word), () -> "no '" + word + "' in: " + err);
        }
        assertFalse(err.contains("Exception"), err);
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
