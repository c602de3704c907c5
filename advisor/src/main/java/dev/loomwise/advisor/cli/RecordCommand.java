package dev.loomwise.advisor.cli;

import dev.loomwise.advisor.recording.NewProgram;
import dev.loomwise.advisor.recording.RecordingSettings;
import dev.loomwise.advisor.recording.RunningJvm;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a program that runs, or that it starts, with the settings that the analysis needs. */
@Command(name = "record", mixinStandardHelpOptions = true, description = {
        "Writes a flight recording of a Java program (JDK 17 or later) for loomwise profile and loomwise advise.",
        "The program is not changed. One that runs already goes on afterwards; one that was started here ends with --for."}, footer = {
                "", "Example: ./loomwise record --pid 4711 --for 60s --out app.jfr",
                "         ./loomwise record --out app.jfr -- java -jar app.jar"})
final class RecordCommand implements dev.loomwise.advisor.cli.Command {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Console console;

    @Option(names = "--pid", paramLabel = "N", description = "The program that runs already; jcmd -l lists them.")
    private long pid;
    @Option(names = "--for", paramLabel = "TIME", description = "How long (60s; a started program: until it ends).")
    private String time = "";
    @Option(names = "--out", paramLabel = "FILE", description = "Where to (recording.jfr).")
    private Path out = Path.of("recording.jfr");
    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;
    @Parameters(arity = "0..*", paramLabel = "-- COMMAND", description = "The program to start.")
    private List<String> command = new ArrayList<>();

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if ((pid == 0) == command.isEmpty()) {
            throw new BadInputException(pid == 0
                    ? "what to record? --pid N for a program that runs, or -- java -jar app.jar to start one"
                    : "--pid and a command exclude each other");
        }
        if (pid < 0) {
            throw new BadInputException("--pid " + pid + " is no process");
        }
        Path file = target();
        if (command.isEmpty()) {
            attach(file, duration("60s"));
        } else {
            launch(file, time.isEmpty() ? LONGEST : duration(time));
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) == 0) {
                throw new BadInputException("no recording was written: the program was killed, or is no Java program");
            }
            console.err().printf(Locale.ROOT, "recorded %s (%.1f MB); next: ./loomwise advise %s%n", out,
                    Files.size(file) / 1e6, out);
        } catch (IOException e) {
            throw new BadInputException(out + " cannot be read: " + e.getMessage(), e);
        }
        return 0;
    }

    private Duration duration(String otherwise) {
        try {
            Duration chosen = Units.duration(time.isEmpty() ? otherwise : time);
            if (chosen.toMillis() < 1000 || chosen.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("'" + time + "' is not between 1s and 24h");
            }
            return chosen;
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--for: " + e.getMessage(), e);
        }
    }

    private Path target() {
        Path file = out.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new BadInputException("--out " + out + " is a folder; name a file");
        }
        if (Files.exists(file) && !force) {
            throw new BadInputException("--out " + out + " is there already; name another, or add --force");
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new BadInputException("--out " + out + ": its folder is not there, or not writable");
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadInputException("--out " + out + " cannot be replaced: " + e.getMessage(), e);
        }
        return file;
    }

    private void attach(Path file, Duration length) throws InterruptedException {
        RunningJvm jvm = new RunningJvm(pid);
        jvm.start(RecordingSettings.written(), file, length);
        // Ctrl-C ends the recording, not the program that is recorded.
        Thread atExit = new Thread(() -> jvm.stop(file), "stop-recording");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            watch(jvm, length);
            jvm.stop(file);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private void watch(RunningJvm jvm, Duration length) throws InterruptedException {
        try (Meter meter = new Meter(console.err(), "recording", length.toMillis())) {
            long from = System.nanoTime();
            for (long passed = 0; passed < length.toMillis() && jvm.alive();) {
                Thread.sleep(Math.min(LOOK_EVERY_MILLIS, length.toMillis() - passed));
                passed = (System.nanoTime() - from) / 1_000_000;
                meter.at(Math.min(passed, length.toMillis()));
            }
        }
    }

    private void launch(Path file, Duration length) throws InterruptedException {
        NewProgram program = NewProgram.start(command, RecordingSettings.written(), file);
        if (!program.ends(length)) {
            program.end();
        } else if (program.exitCode() != 0) {
            console.err().println("note: the program ended with exit code " + program.exitCode());
        }
    }
}
