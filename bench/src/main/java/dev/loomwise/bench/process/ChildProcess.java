package dev.loomwise.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own that runs one of our main classes and is talked to in lines. It lives as long as we hold its standard
 * input: when we die, however we die, so does it.
 */
public final class ChildProcess implements AutoCloseable {
    private static final String END = "\u0004";
    private static final int MOST_LINES_QUOTED = 3;

    private final String what;
    private final Process process;
    private final BufferedWriter in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = java.util.Collections.synchronizedList(new ArrayList<>());

    private ChildProcess(String what, Process process) {
        this.what = what;
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name(what + " output").start(() -> listen(process));
        Thread.ofPlatform().daemon().name(what + " errors").start(() -> complaints(process));
    }

    /**
     * Starts {@code main} with our class path.
     *
     * @param what it is, for messages: {@code load generator}
     * @param jvm flags, such as {@code -Xmx256m}
     * @throws IOException when the JVM cannot be started
     */
    public static ChildProcess start(String what, Class<?> main, List<String> jvm, List<String> args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return new ChildProcess(what, new ProcessBuilder(command).start());
    }

    private void listen(Process of) {
        try (BufferedReader out = of.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            said.add(String.valueOf(e.getMessage()));
        }
        lines.add(END);
    }

    private void complaints(Process of) {
        try (BufferedReader err = of.errorReader(StandardCharsets.UTF_8)) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            said.add(String.valueOf(e.getMessage()));
        }
    }

    /** Sends one line. @throws IOException when it is not there any more */
    public void say(String line) throws IOException {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw gone();
        }
    }

    /**
     * Its next line.
     *
     * @throws IOException when it ends or says nothing within {@code patience}
     */
    public String hear(Duration patience) throws IOException {
        try {
            String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new IOException("the " + what + " did not answer within " + patience.toSeconds() + " s");
            }
            if (line.equals(END)) {
                lines.add(END);
                throw gone();
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the " + what, e);
        }
    }

    private IOException gone() {
        String quoted = String.join(" ", said.stream().limit(MOST_LINES_QUOTED).toList());
        return new IOException("the " + what + " ended" + (quoted.isEmpty() ? " without a word" : ": " + quoted));
    }

    /** Its process, for those who look whether it is still there. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it by closing its standard input, and by force where that does not help. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // It is gone already, which is what we want.
            process.destroy();
        }
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
