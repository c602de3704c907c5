package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The runs in a folder, such as {@code runs/}. */
final class Runs {
    static final Path USUAL = Path.of("runs");

    private Runs() {}

    /** Of the runs that fit, the one that was written to last. */
    static Optional<Path> newest(Path runs, Predicate<Path> fits) {
        try (Stream<Path> all = Files.isDirectory(runs) ? Files.list(runs) : Stream.empty()) {
            return all.filter(f -> Files.isRegularFile(f.resolve(RunFolder.MANIFEST))).filter(fits)
                    .max(Comparator.comparing(f -> f.resolve(RunFolder.MANIFEST).toFile().lastModified()));
        } catch (IOException e) {
            throw new BadInputException(runs + " cannot be read; name the run itself", e);
        }
    }

    static boolean endedEarly(Path run) {
        try {
            return !RunFolder.JSON.readTree(run.resolve(RunFolder.MANIFEST).toFile()).path("endedNormally")
                    .asBoolean(true);
        } catch (IOException e) {
            // Not one of ours, or not ours to read.
            return false;
        }
    }
}
