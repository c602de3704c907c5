package dev.loomwise.advisor.recording;

import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program that is started with the recording on. Its own command line stays as it is but for two options of the JVM. */
public final class NewProgram {
    private static final String FROM_ENVIRONMENT = "JDK_JAVA_OPTIONS";

    private final Process process;

    private NewProgram(Process process) {
        this.process = process;
    }

    /** The options that start the recording with the JVM, silently: its output is the program's own. */
    static List<String> options(Path settings, Path out) {
        return List.of("-Xlog:jfr+startup=error",
                "-XX:StartFlightRecording:settings=" + settings + ",filename=" + out + ",dumponexit=true,maxsize=0");
    }

    /** The command with the options where they belong; the same command when they are in the environment. */
    static List<String> withOptions(List<String> command, List<String> options) {
        List<String> words = new ArrayList<>(command);
        if (startsJava(command)) {
            words.addAll(1, options);
        }
        return words;
    }

    private static boolean startsJava(List<String> command) {
        Path name = Path.of(command.getFirst()).getFileName();
        return name != null && name.toString().matches("java(\\.exe)?");
    }

    /** @throws BadInputException when the program cannot be started */
    public static NewProgram start(List<String> command, Path settings, Path out) {
        if (out.toString().contains(",")) {
            throw new BadInputException("--out " + out + ": the JVM takes no comma in the name of a recording");
        }
        List<String> options = options(settings, out);
        ProcessBuilder builder = new ProcessBuilder(withOptions(command, options)).inheritIO();
        if (!startsJava(command)) {
            Map<String, String> environment = builder.environment();
            environment.merge(FROM_ENVIRONMENT, fromEnvironment(options), (before, ours) -> before + " " + ours);
        }
        try {
            return new NewProgram(builder.start());
        } catch (IOException e) {
            throw new BadInputException("'" + command.getFirst() + "' cannot be started: is it a program, and on PATH?",
                    e);
        }
    }

    /** The launcher splits what it finds in the environment at spaces that are not quoted. */
    static String fromEnvironment(List<String> options) {
        return options.stream().map(o -> o.indexOf(' ') < 0 ? o : '"' + o.replace("\\", "\\\\") + '"')
                .collect(Collectors.joining(" "));
    }

    /** Whether the program ended by itself within that time. */
    public boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end, as Ctrl-C does, and waits until the recording is written. */
    public void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    public int exitCode() {
        return process.exitValue();
    }
}
