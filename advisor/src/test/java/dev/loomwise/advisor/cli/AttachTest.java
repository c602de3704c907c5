package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.advisor.recording.JavaHomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: a program that runs is recorded and goes on; one that cannot be recorded is not harmed, and one line says why. */
class AttachTest {
    private static final String PROGRAM = """
            import java.util.concurrent.*;
            import jdk.jfr.*;
            public class Running {
                static volatile boolean over;
                public static void main(String[] args) throws Exception {
                    var pool = Executors.newFixedThreadPool(4);
                    for (int i = 0; i < 4; i++) {
                        pool.execute(() -> work(pool));
                    }
                    System.out.println("READY");
                    Thread looks = new Thread(Running::tellWhenRecorded);
                    looks.setDaemon(true);
                    looks.start();
                    System.in.read();
                    over = true;
                }
                static void tellWhenRecorded() {
                    try {
                        while (!FlightRecorder.isInitialized() || FlightRecorder.getFlightRecorder().getRecordings()
                                .stream().noneMatch(r -> r.getState() == RecordingState.RUNNING)) {
                            Thread.sleep(20);
                        }
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    System.out.println("!");
                }
                static void work(ExecutorService pool) {
                    try {
                        Thread.sleep(20);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    if (!over) {
                        pool.execute(() -> work(pool));
                    } else {
                        pool.shutdown();
                    }
                }
            }
            """;

    private static final long RECORDED_MILLIS = 1000;

    @TempDir
    private static Path folder;
    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void compile() throws Exception {
        Path program = Files.writeString(folder.resolve("Running.java"), PROGRAM);
        assertEquals(0, javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none",
                "--release", "17", program.toString()));
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    /** A program that works, and does so already, until it is sent something. */
    private Process running(int jdk, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaHomes.java(jdk).orElseThrow().toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", folder.toString(), "Running"));
        Process process = start(command.toArray(String[]::new));
        assertEquals('R', process.getInputStream().read());
        return process;
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        started.add(process);
        return process;
    }

    private static Ran record(Process process, String time, Path out) {
        return Ran.run("record", "--pid", Long.toString(process.pid()), "--for", time, "--out", out.toString());
    }

    /** Does that to a program once it has been recorded for a while, however long a busy machine takes to begin. */
    private static void onceRecorded(Process process, Ending ending) {
        Thread.startVirtualThread(() -> {
            try {
                for (int c = process.getInputStream().read(); c != '!' && c >= 0; c = process.getInputStream().read()) {
                    // The rest of its first line.
                }
                Thread.sleep(RECORDED_MILLIS);
                ending.end(process);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface Ending {
        void end(Process process) throws IOException;
    }

    private static void refused(String word, Process process) {
        Path out = folder.resolve("refused.jfr");
        record(process, "1s", out).isOneLine(word);
        assertFalse(Files.exists(out));
        assertTrue(process.isAlive(), "it was ended");
    }

    private static void profiled(Path recording) {
        Ran profiled = Ran.run("profile", recording.toString());
        assertEquals(0, profiled.code(), profiled.err());
        assertTrue(profiled.out().contains("pool-1-thread-*  (platform"), profiled.out());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void a_program_that_runs_is_recorded_on_its_own_jdk_and_goes_on(int jdk) throws Exception {
        assumeTrue(JavaHomes.java(jdk).isPresent(), "no JDK " + jdk + " here");
        Process process = running(jdk);
        Path out = folder.resolve("a folder with spaces").resolve("running " + jdk + ".jfr");
        Files.createDirectories(out.getParent());
        Ran recorded = record(process, "1s", out);
        assertEquals(0, recorded.code(), recorded.err());
        assertTrue(process.isAlive());
        profiled(out);
    }

    @Test
    void a_program_that_ends_meanwhile_has_been_recorded_until_then() throws Exception {
        Process process = running(25);
        onceRecorded(process, p -> p.getOutputStream().close());
        Path out = folder.resolve("ended.jfr");
        long from = System.nanoTime();
        Ran recorded = record(process, "60s", out);
        assertEquals(0, recorded.code(), recorded.err());
        assertTrue(System.nanoTime() - from < 50e9, "it went on waiting");
        profiled(out);
    }

    @Test
    void a_program_that_is_killed_meanwhile_is_one_line() throws Exception {
        Process process = running(25);
        onceRecorded(process, Process::destroyForcibly);
        Ran recorded = record(process, "60s", folder.resolve("killed.jfr"));
        recorded.isOneLine("was killed");
    }

    @Test
    void a_program_that_somebody_else_records_is_recorded_as_well() throws Exception {
        Path theirs = folder.resolve("theirs.jfr");
        Process process = running(25, "-Xlog:jfr+startup=error",
                "-XX:StartFlightRecording:filename=" + theirs + ",settings=default");
        Path out = folder.resolve("ours.jfr");
        Ran recorded = record(process, "1s", out);
        assertEquals(0, recorded.code(), recorded.err());
        profiled(out);
        process.destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertTrue(Files.size(theirs) > 0, "their recording was ended");
    }

    @Test
    void a_process_that_is_no_jvm_is_refused_and_not_harmed() throws Exception {
        refused("is no JVM", start("sleep", "60"));
    }

    @Test
    void a_jvm_that_lets_nobody_in_is_refused_at_once() throws Exception {
        long from = System.nanoTime();
        refused("-XX:+DisableAttachMechanism", running(25, "-XX:+DisableAttachMechanism"));
        assertTrue(System.nanoTime() - from < 9e9, "it was asked in vain");
    }
}
