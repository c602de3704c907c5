package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.loomwise.bench.workload.Scratch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run: {@code run.json}, {@code results.json}, {@code forks.jsonl}, later {@code costs.json} and
 * {@code report.html}. Files are replaced whole, never changed in place (the {@link Journal} only grows): whoever kills
 * the run finds the last complete state.
 */
public final class RunFolder {
    /** The manifest. */
    public static final String MANIFEST = "run.json";
    /** Plain JMH JSON. */
    public static final String RESULTS = "results.json";
    /** Where a fork puts files while it is measured. */
    static final String SCRATCH = ".scratch";

    /** Reads and writes what a run folder holds; dates as text. */
    public static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder, or takes an empty one. One in which a run died before it wrote its manifest counts as empty.
     *
     * @throws IOException when it exists and is not empty, or cannot be written
     */
    public static RunFolder create(Path path) throws IOException {
        Files.createDirectories(path);
        RunFolder folder = reopen(path);
        try (var entries = Files.list(path)) {
            if (entries.findAny().isPresent()) {
                throw new IOException(path + " is not empty; name a folder that does not exist yet"
                        + (Files.exists(path.resolve(MANIFEST)) ? ", or go on with --resume " + path : ""));
            }
        }
        return folder;
    }

    /**
     * Takes the folder of a run that is to be continued, and clears away what a killed writer left half-written.
     *
     * @throws IOException when it cannot be read or written
     */
    static RunFolder reopen(Path path) throws IOException {
        try (var entries = Files.newDirectoryStream(path, ".{run.json,results.json,fork}*.{tmp,log}")) {
            for (Path left : entries) {
                Files.deleteIfExists(left);
            }
        } catch (NotDirectoryException e) {
            throw new IOException(path + " is a file; name a folder", e);
        }
        Scratch.remove(path.resolve(SCRATCH));
        return new RunFolder(path);
    }

    public Path path() {
        return path;
    }

    public void write(Manifest manifest) throws IOException {
        replace(path.resolve(MANIFEST), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }

    public void write(ArrayNode results) throws IOException {
        replace(path.resolve(RESULTS), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(results));
    }

    /**
     * Replaces a file by complete new content, on the disk before it gets its name. A link stays and leads to the new
     * content; a device or a pipe is written to, for root could replace {@code /dev/null} itself.
     */
    public static void replace(Path name, byte[] content) throws IOException {
        if (Files.exists(name) && !Files.isRegularFile(name)) {
            Files.write(name, content, StandardOpenOption.WRITE);
            return;
        }
        Path file = Files.exists(name) ? name.toRealPath() : name;
        // Not createTempFile: a report that only its owner may read cannot be served or shared.
        Path fresh = file.toAbsolutePath().resolveSibling("." + file.getFileName() + "-" + ProcessHandle.current().pid()
                + "-" + System.nanoTime() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                var buffer = java.nio.ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(fresh.getParent());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The new name, too, has to be on the disk before the old content may be forgotten. */
    static void forceFolder(@Nullable Path folder) {
        try (FileChannel channel = FileChannel.open(Objects.requireNonNull(folder), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system opens folders (Windows does not); those that do not keep names safe by themselves.
        }
    }
}
