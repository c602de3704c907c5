package dev.loomwise.advisor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: the same run gives the same report, byte for byte. */
class SameReportTest {
    @TempDir
    Path folder;

    /** In another JVM, for hash codes of constants and the order of sets are the same within one. */
    @Test
    void another_process_writes_the_same_page() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Writing.class.getName(), other.toString()).inheritIO().start();
        String own = Files.readString(SampleReport.page(Files.createDirectory(folder.resolve("own"))));
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        assertEquals(own, Files.readString(other.resolve("report.html")));
    }

    /** The other process. */
    static final class Writing {
        private Writing() {}

        /** Writes the page into the folder that is named. */
        public static void main(String[] folder) throws IOException {
            SampleReport.page(Path.of(folder[0]));
        }
    }
}
