package dev.loomwise.bench.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A run that can be continued: its manifest says what was planned and by which rule, its journal what was measured.
 *
 * @param folder where it is
 * @param manifest as it was last written
 * @param sampling its plan and rule
 * @param forks every fork that ended
 */
record SavedRun(Path folder, Manifest manifest, Sampling sampling, List<Fork> forks) {
    SavedRun {
        forks = List.copyOf(forks);
    }

    /**
     * Reads a run's folder.
     *
     * @throws IllegalArgumentException when it is none that can be continued; one line for the user
     * @throws IOException when it cannot be read
     */
    static SavedRun read(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(folder + " holds no run: there is no " + RunFolder.MANIFEST
                    + "; name a folder that loomwise bench wrote");
        }
        try {
            Manifest manifest = RunFolder.JSON.readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest == null || manifest.format() > Manifest.FORMAT) {
                throw new IllegalArgumentException(file + " was written by a newer loomwise; use that");
            }
            if (Stream.of(manifest.id(), manifest.started(), manifest.preset(), manifest.machine())
                    .anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException(file + " is not whole; measure anew with --out DIR");
            }
            Sampling sampling = manifest.sampling();
            if (sampling == null || sampling.cells().isEmpty()) {
                throw new IllegalArgumentException(folder + " cannot be continued: "
                        + (sampling == null ? "an older loomwise wrote it" : "its plan is missing")
                        + "; measure anew with --out DIR");
            }
            SavedRun run = new SavedRun(folder, manifest, sampling, forks(folder, sampling));
            run.plan();
            return run;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not a manifest of loomwise; measure anew with --out DIR", e);
        }
    }

    private static List<Fork> forks(Path folder, Sampling sampling) throws IOException {
        if (Files.isRegularFile(folder.resolve(Journal.FILE))) {
            return Journal.read(folder);
        }
        if (sampling.cells().stream().anyMatch(c -> !c.each().isEmpty())) {
            throw new IllegalArgumentException(folder + " cannot be continued: it has lost its " + Journal.FILE
                    + "; put that back, or measure anew with --out DIR");
        }
        // It died before its first fork, between the manifest and the journal.
        return List.of();
    }

    /** What it was to measure. @throws IllegalArgumentException when a cell is none */
    Plan plan() {
        return new Plan(manifest.preset(), sampling.cells().stream().map(c -> Cell.ofParams(c.params())).toList(),
                Duration.ofMillis(sampling.budgetMs()), manifest.seed());
    }

    /** How long it has measured so far, in milliseconds. */
    double spentMs() {
        return Math.max((double) sampling.measuredMs(), forks.stream().mapToDouble(Fork::ms).sum());
    }

    /** @throws IllegalArgumentException when this machine is another: its times would not belong together */
    void mustBeOf(Machine here) {
        Machine there = manifest.machine();
        if (!there.cpu().equals(here.cpu()) || there.cores() != here.cores() || !there.jdk().equals(here.jdk())
                || !there.vm().equals(here.vm()) || !there.os().equals(here.os())) {
            throw new IllegalArgumentException(folder + " was measured on " + words(there) + ", this is " + words(here)
                    + "; continue there, or measure anew with --out DIR");
        }
    }

    private static String words(Machine m) {
        return m.cpu() + " with " + m.cores() + " cores, " + m.os() + ", " + m.jdk();
    }
}
