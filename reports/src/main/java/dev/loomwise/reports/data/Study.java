package dev.loomwise.reports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run in memory.
 *
 * @param name of the folder or file
 * @param manifest empty for a JMH file that somebody else made
 */
public record Study(String name, Optional<Manifest> manifest, List<Measured> results) {
    public Study {
        results = List.copyOf(results);
    }

    /** Cores of the machine that was measured; this one's where the file does not say. */
    public int cores() {
        return manifest.map(m -> m.machine().cores()).orElse(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Reads a run folder, or a JMH JSON file.
     *
     * @throws BadInputException when it is neither
     */
    public static Study read(Path path) {
        if (Files.isDirectory(path)) {
            return new Study(String.valueOf(path.toAbsolutePath().normalize().getFileName()),
                    Optional.of(manifest(path)), JmhJson.read(path.resolve(RunFolder.RESULTS)));
        }
        if (!Files.exists(path)) {
            throw new BadInputException(path + " does not exist; give a run folder or a JMH JSON file");
        }
        List<Measured> results = JmhJson.read(path);
        if (results.isEmpty()) {
            throw new BadInputException(path + " holds no results; run the benchmarks with -rf json first");
        }
        return new Study(String.valueOf(path.getFileName()), Optional.empty(), results);
    }

    private static Manifest manifest(Path folder) {
        Path file = folder.resolve(RunFolder.MANIFEST);
        if (!Files.exists(file)) {
            throw new BadInputException(folder + " is not a run folder: it has no " + RunFolder.MANIFEST
                    + "; make one with loomwise bench --out " + folder);
        }
        try {
            Manifest manifest = RunFolder.JSON.readValue(file.toFile(), Manifest.class);
            if (manifest == null || manifest.machine() == null || manifest.id() == null
                    || manifest.started() == null) {
                throw new BadInputException(file + " lacks the machine, id or start of the run; it is not a manifest");
            }
            if (manifest.format() > Manifest.FORMAT) {
                throw new BadInputException(file + " has format " + manifest.format() + ", this program knows "
                        + Manifest.FORMAT + "; take a newer loomwise");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is no run manifest: " + JmhJson.where(e), e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
