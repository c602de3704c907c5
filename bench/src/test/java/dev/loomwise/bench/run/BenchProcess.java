package dev.loomwise.bench.run;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run in a process of its own, which tests kill. Its main method measures a small plan; with {@code fake} each fork is
 * a process of 20 ms that dies with its parent as JMH's do and brings made-up times, so that most of the time goes into
 * writing, which is what a kill should hit.
 */
final class BenchProcess implements AutoCloseable {
    /** Inherited by every process that the run starts, however deep, so that none can hide. */
    private static final String MARK = "LOOMWISE_TEST_MARK";
    /** Longer than any test lets it run, however busy the machine is. */
    private static final Duration BUDGET = Duration.ofMinutes(10);

    private final Process process;
    private final String mark = UUID.randomUUID().toString();
    private final Path said;

    private BenchProcess(Path scratch, List<String> properties, String... args) throws IOException {
        said = scratch.resolve("said-" + mark);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty(
                        "java.class.path"),
                // Locks and temporary files of its own: somebody may be measuring on this machine.
                "-D" + RunLock.PROPERTY + "=" + scratch.resolve("lock"), "-Djava.io.tmpdir=" + scratch));
        command.addAll(properties);
        command.add(BenchProcess.class.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put(MARK, mark);
        process = builder.start();
    }

    /** @param kind {@code fake} or {@code real} */
    static BenchProcess begin(String kind, Path run, Path scratch) throws IOException {
        return new BenchProcess(scratch, List.of(), "begin", kind, run.toString());
    }

    static BenchProcess resume(String kind, Path run, Path scratch) throws IOException {
        return new BenchProcess(scratch, List.of(), "resume", kind, run.toString());
    }

    /** Goes on only until every cell has a fork. */
    static BenchProcess finish(String kind, Path run, Path scratch) throws IOException {
        return new BenchProcess(scratch, List.of(), "finish", kind, run.toString());
    }

    /** Kills it as the system does when memory runs out; what it started gets no signal. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its exit code. */
    int await() throws Exception {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + said());
        }
        return process.exitValue();
    }

    /** Until it measures, or has ended. */
    void awaitMeasuring() throws Exception {
        while (process.isAlive() && !said().contains("kept ")) {
            Thread.sleep(5);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Process process() {
        return process;
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /** How many forks it said to have kept, which it may say only after they are on the disk. */
    long kept() throws IOException {
        return said().lines().filter(l -> l.startsWith("kept ")).mapToLong(l -> Long.parseLong(l.substring(5)))
                .max().orElse(0);
    }

    /** The command lines of what it started and left behind, after giving them a second to notice. */
    List<String> orphans() throws Exception {
        for (int i = 0; i < 50 && !marked().isEmpty(); i++) {
            Thread.sleep(20);
        }
        return marked();
    }

    private List<String> marked() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle handle : all.toList()) {
                Path environment = Path.of("/proc", Long.toString(handle.pid()), "environ");
                try {
                    if (Files.readString(environment, StandardCharsets.ISO_8859_1).contains(mark)) {
                        found.add(handle.pid() + " " + handle.info().commandLine().orElse("?"));
                    }
                } catch (IOException e) {
                    // It has ended in between, or is another user's.
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Cells whose forks take about a second. */
    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int tasks : new int[]{10, 20}) {
            for (ConcurrencyModel model : List.of(ConcurrencyModel.VIRTUAL, ConcurrencyModel.PLATFORM,
                    ConcurrencyModel.ASYNC)) {
                cells.add(Forks.cell("timer", tasks, model));
            }
        }
        return cells;
    }

    public static void main(String[] args) throws IOException {
        Path run = Path.of(args[2]);
        boolean fake = args[1].equals("fake");
        try (Interruption interruption = Interruption.listen()) {
            BenchRun.Tools tools = new BenchRun.Tools(new Saying(), interruption, fake
                    ? (folder, stub, manifest, rule) -> fake(stub, new Random(), rule)
                    : ForkRunner::new);
            Manifest manifest = args[0].equals("begin")
                    ? BenchRun.run(new Plan("test", cells(), BUDGET, 1), run, null, tools)
                    : BenchRun.resume(run, args[0].equals("finish") ? Duration.ofMillis(1) : null, tools);
            System.out.println("ended: " + manifest.stopReason());
        } catch (IOException | IllegalArgumentException e) {
            System.out.println("refused: " + e.getMessage());
            System.exit(2);
        }
    }

    private static ForkSource fake(StubProcess stub, Random random, StopRule rule) {
        return cell -> {
            try {
                // Ends by itself, or with us: its standard input ends when we die.
                Process fork = new ProcessBuilder("timeout", "0.02", "cat").start();
                fork.waitFor();
                if (!stub.isAlive()) {
                    throw new ForkSource.CellFailed("connection refused");
                }
                // Noisy enough that it does not end before its cells have the most forks.
                return Forks.around(cell, 10, 4 * rule.target(), random);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    private static final class Saying implements Progress {
        @Override
        public void measuring(Cell cell, int done, Duration left) {
            System.out.println("kept " + done);
        }

        @Override
        public void note(String sentence) {
            System.out.println("note " + sentence);
        }
    }
}
