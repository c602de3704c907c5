package dev.loomwise.advisor.cli;

import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Runs that ended early, among those of a folder. */
final class UnfinishedRuns {
    private UnfinishedRuns() {}

    /** The one that was written to last. @throws BadInputException when there is none; one line for the user */
    static Path newest(Path runs) {
        try (Stream<Path> all = Files.isDirectory(runs) ? Files.list(runs) : Stream.empty()) {
            return all.filter(UnfinishedRuns::endedEarly).max(Comparator.comparing(UnfinishedRuns::written))
                    .orElseThrow(() -> new BadInputException("no run in " + runs
                            + " has ended early; name the one to go on with: --resume DIR"));
        } catch (IOException e) {
            throw new BadInputException(runs + " cannot be read; name the run to go on with: --resume DIR", e);
        }
    }

    private static boolean endedEarly(Path run) {
        Path manifest = run.resolve(RunFolder.MANIFEST);
        try {
            return Files.isRegularFile(manifest)
                    && !RunFolder.JSON.readTree(manifest.toFile()).path("endedNormally").asBoolean(true);
        } catch (IOException e) {
            // Not one of ours, or not ours to read.
            return false;
        }
    }

    private static long written(Path run) {
        return run.resolve(RunFolder.MANIFEST).toFile().lastModified();
    }
}
