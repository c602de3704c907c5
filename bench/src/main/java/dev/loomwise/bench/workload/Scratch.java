package dev.loomwise.bench.workload;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A private folder for the files of a session. It is gone when the session closes, and when the JVM is asked to end
 * before that. The runner names a folder that it removes itself, so that a fork that was killed leaves nothing either.
 */
public final class Scratch implements AutoCloseable {
    /** Where to put files; the temporary folder when nobody says. */
    public static final String FOLDER = "loomwise.scratch";

    private final Path path;
    private final Thread atExit;

    private Scratch(Path path) {
        this.path = path;
        this.atExit = new Thread(() -> removeQuietly(path), "loomwise-scratch");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @throws IOException when no folder can be made there */
    public static Scratch open() throws IOException {
        return new Scratch(Files.createTempDirectory(parent(), "loomwise-"));
    }

    /** Where scratch folders are made. */
    static Path parent() {
        return Path.of(System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")));
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        remove(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook finds nothing left to do.
        }
    }

    private static void removeQuietly(Path path) {
        try {
            remove(path);
        } catch (IOException e) {
            // At the end of the JVM there is nobody to tell.
        }
    }

    /** Removes the folder and all in it; does nothing when it is not there. */
    public static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
