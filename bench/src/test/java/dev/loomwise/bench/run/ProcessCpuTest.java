package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.bench.task.CpuWork;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: what threads used is counted, those that have ended included, and finer than the JVM's ticks. */
class ProcessCpuTest {
    @TempDir
    Path folder;

    @Test
    void computing_is_counted_and_sleeping_is_not() throws Exception {
        ProcessCpu cpu = new ProcessCpu();
        assumeTrue(cpu.isFine(), "skipped: this system tells no CPU time per thread");
        long before = cpu.nanos();
        Thread computing = Thread.ofPlatform().start(() -> assertTrue(CpuWork.spin(20_000_000, 1) != 0));
        computing.join();
        long used = cpu.nanos() - before;
        assertTrue(used >= 0, used + " ns");
        long start = cpu.nanos();
        assertTrue(CpuWork.spin(20_000_000, 1) != 0);
        long own = cpu.nanos() - start;
        assertTrue(own > 5_000_000 && own % 10_000_000 != 0, own + " ns for twenty million units");
    }

    @Test
    void a_thread_that_ended_stays_counted_with_what_was_seen_of_it() throws Exception {
        thread("1", 700);
        thread("2", 50);
        ProcessCpu cpu = new ProcessCpu(folder.toFile());
        assertEquals(750, cpu.nanos());
        Files.delete(folder.resolve("2/schedstat"));
        Files.delete(folder.resolve("2"));
        thread("1", 800);
        assertEquals(850, cpu.nanos());
    }

    @Test
    void without_such_a_folder_the_jvm_is_asked() {
        ProcessCpu cpu = new ProcessCpu(new File(folder.toFile(), "missing"));
        assertTrue(!cpu.isFine() && cpu.nanos() > 0);
    }

    private void thread(String id, long nanos) throws Exception {
        Files.createDirectories(folder.resolve(id));
        Files.writeString(folder.resolve(id).resolve("schedstat"), nanos + " 12 3\n");
    }
}
