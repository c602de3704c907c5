package dev.loomwise.advisor.recording;

import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Another JVM of this machine, reached through the JDK's own {@code jcmd}; the program in it is not changed. */
public final class RunningJvm {
    private final long pid;
    private final String name;

    /** @throws BadInputException when there is no such process */
    public RunningJvm(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            throw new BadInputException("--pid " + pid + " is loomwise itself");
        }
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            throw new BadInputException("--pid " + pid + ": there is no such process; jcmd -l lists the JVMs");
        }
        this.pid = pid;
        // Two recordings of the same JVM must not end each other.
        name = "loomwise-" + ProcessHandle.current().pid();
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
        String said = jcmd("JFR.start", "name=" + name, "settings=" + settings, "filename=" + out,
                "duration=" + most.plusSeconds(30).toSeconds() + "s", "dumponexit=true");
        if (!said.contains("Started recording")) {
            throw new BadInputException("--pid " + pid + " cannot be recorded: " + reason(said));
        }
    }

    /** Ends the recording and writes it. */
    public void stop(Path out) {
        String said = jcmd("JFR.stop", "name=" + name, "filename=" + out);
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
