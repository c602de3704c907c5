package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An advice takes every class from the archive that was made for it: one that comes from the jar, or is made on the way, is
 * what makes it late. Unlike the time, this is the same on a busy machine.
 *
 * <pre>
 * ./loomwise --version; mvn -o -pl bench,reports,advisor test -Dloomwise.excluded= -Dtest=AdviseArchiveTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@Tag("slow")
class AdviseArchiveTest {
    private static final int FIRST_WITH_AN_ARCHIVE_OF_LAMBDAS = 25;

    @TempDir
    private Path folder;

    @Test
    void no_class_comes_from_elsewhere() throws Exception {
        assumeTrue(Runtime.version().feature() >= FIRST_WITH_AN_ARCHIVE_OF_LAMBDAS);
        Path log = folder.resolve("log");
        Path loaded = folder.resolve("loaded");
        List<String> advise = List.of("advise", "--tasks", "500", "--wait", "200ms", "--cpu", "1ms");
        Launched.loomwise(log, advise.toArray(String[]::new));
        ProcessBuilder again = new ProcessBuilder(Launched.command(advise)).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        again.environment().put("LOOMWISE_JAVA_HOME", System.getProperty("java.home"));
        again.environment().put("JAVA_OPTS", "-Xlog:class+load:file=" + loaded + ":uptime");
        assertEquals(0, again.start().waitFor(), () -> log.toString());
        List<String> lines = Files.readAllLines(loaded);
        assertTrue(lines.size() > 500, "too few classes for a JVM: " + lines.size());
        assertEquals(List.of(), lines.stream().filter(l -> !l.contains("source: shared objects file")).toList());
    }
}
