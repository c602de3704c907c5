package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An advice comes at once: at most three times as late as a program that does nothing. On a quiet machine:
 *
 * <pre>
 * ./loomwise --version; mvn -o -pl bench,reports,advisor test -Dloomwise.excluded= -Dtest=AdviseSpeedTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Tag("slow")
class AdviseSpeedTest {
    private static final int ROUNDS = 15;
    private static final double MOST = 3;

    @TempDir
    private Path folder;

    @Test
    void advise_takes_at_most_three_times_an_empty_program() throws Exception {
        Path source = Files.writeString(folder.resolve("Empty.java"),
                "public class Empty { public static void main(String[] args) {} }");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        Path log = folder.resolve("log");
        double[] empty = new double[ROUNDS];
        double[] advise = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            double nothing = Launched.java(log, "-cp", folder.toString(), "Empty");
            double advice = Launched.loomwise(log, "advise", "--tasks", "500", "--wait", "200ms", "--cpu", "1ms");
            assertTrue(Files.readString(log).contains("Use "), Files.readString(log));
            if (round >= 0) {
                empty[round] = nothing;
                advise[round] = advice;
            }
        }
        double ratio = median(advise) / median(empty);
        String figures = String.format(Locale.ROOT, "advise %.0f ms (%.0f to %.0f), an empty program %.0f ms (%.0f to "
                + "%.0f), medians of %d: %.2f times", median(advise), advise[0], advise[ROUNDS - 1], median(empty),
                empty[0], empty[ROUNDS - 1], ROUNDS, ratio);
        System.out.println(figures);
        assertTrue(ratio <= MOST, figures);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
