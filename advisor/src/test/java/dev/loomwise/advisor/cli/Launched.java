package dev.loomwise.advisor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whole processes, timed from their start to their end as whoever waits for them sees it. */
public final class Launched {
    private Launched() {}

    /** {@code ./loomwise} with these words; builds first where that is needed. Milliseconds. */
    public static double loomwise(Path log, String... words) throws IOException, InterruptedException {
        return ms(log, command(List.of(words)));
    }

    /** The launcher with these words. */
    static List<String> command(List<String> words) {
        return Stream.concat(Stream.of(launcher().toString()), words.stream()).toList();
    }

    /** A program of the JDK that these tests run on, which is the launcher's too. Milliseconds. */
    static double java(Path log, String... words) throws IOException, InterruptedException {
        return ms(log, Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of(words)).toList());
    }

    private static double ms(Path log, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LOOMWISE_JAVA_HOME", System.getProperty("java.home"));
        long start = System.nanoTime();
        Process process = builder.start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), command.toString());
        double ms = (System.nanoTime() - start) / 1e6;
        assertEquals(0, process.exitValue(), () -> command + ": " + read(log));
        return ms;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Path launcher() {
        return Stream.of(Path.of("loomwise"), Path.of("..", "loomwise")).filter(Files::isExecutable).findFirst()
                .orElseThrow().toAbsolutePath().normalize();
    }
}
