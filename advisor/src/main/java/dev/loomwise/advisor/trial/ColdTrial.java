package dev.loomwise.advisor.trial;

import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.stats.Samples;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.task.CpuWork;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Scratch;
import dev.loomwise.bench.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Runs batches as one-shot programs: a JVM each, timed from outside from its start to its end. What our class path, a large
 * one, adds to that of a small program is measured at first and taken off.
 */
public final class ColdTrial implements Measuring {
    private static final int LOOKS = 5;
    private static final long MOST_SECONDS = 60;

    private final StubProcess stub;
    private final double nanosPerUnit = CpuWork.nanosPerUnit();
    private final double pathMs;

    private ColdTrial(StubProcess stub) throws IOException {
        this.stub = stub;
        this.pathMs = pathMs();
    }

    /** Starts the stub, and looks what a class path costs. @throws IOException when a JVM cannot be started */
    public static ColdTrial open() throws IOException {
        StubProcess stub = StubProcess.start();
        try {
            return new ColdTrial(stub);
        } catch (IOException | RuntimeException e) {
            stub.close();
            throw e;
        }
    }

    /** Why that profile cannot be run as a one-shot program here; empty when it can. */
    public static Optional<String> unable(WorkloadProfile profile) {
        if (profile.shape() != Shape.BATCH || profile.io() == Io.FILE || profile.mixed()
                || profile.classes().getFirst().waiting().sigma() > 0) {
            return Optional.of("a cold start is tried with batches of one class of tasks that wait alike, and without"
                    + " files");
        }
        return profile.io() == Io.JDBC && profile.waits()
                ? Workload.named("jdbc").orElseThrow().unavailable()
                : Optional.empty();
    }

    /** From the start of each program's JVM to its end, less what our class path takes. */
    @Override
    public Map<Candidate, List<Run>> measure(TrialPlan plan) throws IOException {
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        plan.candidates().forEach(c -> runs.put(c, new ArrayList<>()));
        WorkloadProfile profile = ProfileKeys.profile(plan.profile());
        List<Candidate> round = new ArrayList<>(plan.candidates());
        Random random = new Random(plan.seed());
        for (int r = 0; r < plan.repetitions(); r++) {
            Collections.shuffle(round, random);
            for (Candidate c : round) {
                double ms = ms(ours(arguments(profile, c))) - pathMs;
                runs.getOrDefault(c, List.of()).add(Run.took(ms));
            }
        }
        return runs;
    }

    private List<String> arguments(WorkloadProfile profile, Candidate candidate) {
        int steps = profile.steps();
        Duration wait = Duration.ofNanos(profile.waits() ? (long) profile.meanWaitNanos() / steps : 0);
        String io = profile.waits() ? profile.io().name().toLowerCase(Locale.ROOT) : "none";
        return List.of(candidate.model().name(), Integer.toString(candidate.settings().poolSize()),
                Integer.toString(candidate.settings().permits()), Integer.toString(candidate.settings().parallelism()),
                io, Integer.toString(profile.tasks()), Integer.toString(steps), Long.toString(wait.toNanos()),
                Long.toString(CpuWork.units(profile.cpu().dividedBy(steps), nanosPerUnit)), stub.uri().resolve("/")
                        .toString(),
                Integer.toString(profile.inFlight()));
    }

    private List<String> ours(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-D" + Rig.NANOS_PER_UNIT + "=" + nanosPerUnit, "-cp",
                System.getProperty("java.class.path"), ColdMain.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** A program that does nothing, from our class path and from one that holds it alone: medians of five each. */
    private double pathMs() throws IOException {
        String name = Nothing.class.getName();
        try (Scratch alone = Scratch.open(); InputStream code = Nothing.class.getResourceAsStream("Nothing.class")) {
            Path file = alone.path().resolve(name.replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, Objects.requireNonNull(code, "our own class").readAllBytes());
            List<String> small = List.of(java(), "-cp", alone.path().toString(), name);
            double[] with = new double[LOOKS];
            double[] without = new double[LOOKS];
            for (int i = 0; i < LOOKS; i++) {
                without[i] = ms(small);
                with[i] = ms(ours(List.of()));
            }
            return Math.max(0, Samples.median(with) - Samples.median(without));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static double ms(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a program that should end did not, for " + MOST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        double ms = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() != 0) {
            throw new IOException("a one-shot program ended with code " + process.exitValue());
        }
        return ms;
    }

    @Override
    public void close() {
        stub.close();
    }
}
