package dev.loomwise.advisor.recording;

import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Another JVM of this machine, reached through the JDK's own {@code jcmd}; the program in it is not changed. */
public final class RunningJvm {
    private final long pid;
    private final String name;

    private static final String CLOSED = "-XX:+DisableAttachMechanism";
    private static final String SUPERUSER = "root";
    private static final Duration STARTING = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofMillis(50);

    /** @throws BadInputException when there is no such process, or it is none that can be recorded */
    public RunningJvm(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            throw new BadInputException("--pid " + pid + " is loomwise itself");
        }
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            throw new BadInputException("--pid " + pid + ": there is no such process; jcmd -l lists the JVMs");
        }
        check(pid);
        this.pid = pid;
        // Two recordings of the same JVM must not end each other.
        name = "loomwise-" + ProcessHandle.current().pid();
    }

    /**
     * Looks at it from outside, where the system lets us: the JDK's own way of asking sends a signal, which ends a program
     * that is no JVM, and waits ten seconds for one that does not answer.
     */
    private static void check(long pid) {
        Optional<String> user = ProcessHandle.of(pid).flatMap(p -> p.info().user());
        Optional<String> ours = ProcessHandle.current().info().user();
        if (user.isPresent() && ours.isPresent() && !user.equals(ours) && !ours.get().equals(SUPERUSER)) {
            throw new BadInputException("--pid " + pid + " belongs to '" + user.get() + "', and you are '" + ours.get()
                    + "': record it as that user");
        }
        Path process = Path.of("/proc", Long.toString(pid));
        if (!isJvm(pid, process)) {
            throw new BadInputException("--pid " + pid + ProcessHandle.of(pid).flatMap(p -> p.info().command())
                    .map(c -> " (" + c + ")").orElse("") + " is no JVM; jcmd -l lists those that are");
        }
        if (read(process.resolve("cmdline")).filter(c -> c.contains(CLOSED)).isPresent()
                || read(process.resolve("environ")).filter(e -> e.contains(CLOSED)).isPresent()) {
            throw new BadInputException("--pid " + pid + " was started with " + CLOSED
                    + ", which keeps everybody out: start it with ./loomwise record -- COMMAND instead");
        }
    }

    /** One that has just been started loads what makes it a JVM a moment later. */
    private static boolean isJvm(long pid, Path process) {
        Instant young = ProcessHandle.of(pid).flatMap(p -> p.info().startInstant()).orElse(Instant.EPOCH)
                .plus(STARTING);
        while (read(process.resolve("maps")).filter(maps -> !maps.contains("libjvm")).isPresent()) {
            if (Instant.now().isAfter(young)) {
                return false;
            }
            try {
                Thread.sleep(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isReadable(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public boolean alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /**
     * Starts recording. The recording ends by itself soon after {@code most}, even if nobody ends it, and is written when
     * the program ends before.
     *
     * @throws BadInputException when that process cannot be recorded
     */
    public void start(Path settings, Path out, Duration most) {
        String said = jcmd("JFR.start", "name=" + name, "settings=" + quoted(settings),
                "filename=" + quoted(out), "duration=" + most.plusSeconds(30).toSeconds() + "s", "dumponexit=true");
        if (!said.contains("Started recording")) {
            throw new BadInputException(alive()
                    ? "--pid " + pid + " cannot be recorded: " + reason(said)
                    : "--pid " + pid + " ended before it could be recorded");
        }
    }

    /** The JVM splits what it is told at spaces. */
    private static String quoted(Path file) {
        String name = file.toString();
        if (name.indexOf('"') >= 0) {
            throw new BadInputException("--out " + file + ": the JVM takes no quotes in the name of a recording");
        }
        return name.indexOf(' ') < 0 ? name : '"' + name + '"';
    }

    /** Ends the recording and writes it. */
    public void stop(Path out) {
        String said = jcmd("JFR.stop", "name=" + name, "filename=" + quoted(out));
        if (!said.contains("Stopped recording") && alive()) {
            throw new BadInputException("the recording of " + pid + " could not be ended: " + reason(said));
        }
    }

    /** The last line tells the reason; the ones before it are where in the JDK it was noticed. */
    private static String reason(String said) {
        List<String> lines = said.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("at ")
                && !l.matches("\\d+:")).toList();
        String reason = lines.isEmpty() ? "jcmd said nothing" : lines.getFirst();
        return reason.substring(reason.lastIndexOf("Exception: ") < 0 ? 0 : reason.lastIndexOf("Exception: ") + 11);
    }

    private String jcmd(String command, String... options) {
        Path tool = Path.of(System.getProperty("java.home"), "bin",
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
                        ? "jcmd.exe"
                        : "jcmd");
        if (!Files.isExecutable(tool)) {
            throw new BadInputException("this Java has no jcmd; set JAVA_HOME to a JDK");
        }
        List<String> words = new ArrayList<>(List.of(tool.toString(), Long.toString(pid), command));
        words.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new BadInputException("jcmd cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
