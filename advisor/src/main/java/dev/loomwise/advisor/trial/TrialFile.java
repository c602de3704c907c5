package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.run.RunLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Trials that are kept beside a run, a line each.
 *
 * @param name of the file in the run's folder
 */
record TrialFile(String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Starts what measures. */
    @FunctionalInterface
    interface Opening {
        Measuring open() throws IOException;
    }

    /**
     * Measures all of them and keeps them; those that are there already are not measured again.
     *
     * @param time that all of them should take
     * @param ends asked before each: true leaves the rest out, and keeps nothing
     * @throws IOException when they could not be run; the message says why
     */
    List<Trialled> beside(Path run, List<TrialPlan> plans, Duration time, Opening opening, BooleanSupplier ends,
            WarmTrials.Watcher watcher) throws IOException {
        List<Trialled> there = read(run);
        if (!there.isEmpty()) {
            return there;
        }
        List<Trialled> trialled = new ArrayList<>();
        watcher.next(0, plans.size());
        goOn(ends);
        Pace pace = new Pace(time);
        try (RunLock alone = RunLock.take(); Measuring trial = opening.open()) {
            for (TrialPlan plan : plans) {
                goOn(ends);
                watcher.next(trialled.size(), plans.size());
                trialled.add(new Trialled(plan,
                        trial.measure(plan.withPatience(pace.patience(plans.size() - trialled.size())))));
            }
        }
        write(run, trialled);
        return trialled;
    }

    private static void goOn(BooleanSupplier ends) throws IOException {
        if (ends.getAsBoolean()) {
            throw new IOException("interrupted");
        }
    }

    private void write(Path run, List<Trialled> trialled) throws IOException {
        String lines = trialled.stream().map(t -> t.toJson() + "\n").collect(Collectors.joining());
        RunFolder.replace(run.resolve(name), lines.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is kept there; nothing where there is no such file.
     *
     * @throws IOException when it cannot be read or is damaged
     */
    List<Trialled> read(Path run) throws IOException {
        Path file = run.resolve(name);
        List<Trialled> trialled = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                trialled.add(Trialled.ofJson(JSON.readTree(line)));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new IOException(file + " is damaged; remove it, and the next bench --resume measures it again",
                        e);
            }
        }
        return trialled;
    }
}
