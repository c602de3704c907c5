package dev.loomwise.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run at a time on a machine: two would disturb each other, and both would be wrong. The lock is the system's, on a
 * file that all users share and that stays: it is given back when a run dies, however it dies, so there are no stale
 * locks. Runs in containers of their own do not see each other's; what they do to each other shows as {@link Noise}.
 */
public final class RunLock implements AutoCloseable {
    /** Another file than the usual one; for tests, which may run while somebody measures. */
    static final String PROPERTY = "loomwise.lock";
    /** The folder that all users share, whatever {@code TMPDIR} says. */
    private static final Path SHARED = Path.of("/tmp");

    /** The system's locks are the process's: closing a second channel of the file would give up the first's lock. */
    private static final AtomicBoolean HELD = new AtomicBoolean();

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for nobody. @throws IOException when another run holds the lock */
    public static RunLock take() throws IOException {
        if (!HELD.compareAndSet(false, true)) {
            throw taken();
        }
        try {
            FileChannel channel = open(file());
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken();
            }
            return new RunLock(channel);
        } catch (IOException | RuntimeException e) {
            HELD.set(false);
            throw e;
        }
    }

    private static IOException taken() {
        return new IOException("another loomwise run is measuring on this machine; wait for it to end");
    }

    private static Path file() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Files.isDirectory(SHARED) && Files.isWritable(SHARED)
                ? SHARED
                : Path.of(System.getProperty("java.io.tmpdir"));
        return folder.resolve("loomwise.lock");
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            Files.createFile(file);
            // After its making, because the user's mask would take the others' rights away.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (FileAlreadyExistsException | UnsupportedOperationException e) {
            // Another run made it, and it stays for ever; or the system has no such rights.
        }
        try {
            // Without CREATE: in a shared folder Linux forbids that for a file of another user. No link is followed, so
            // that nobody can make us open a file of his choice.
            return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            // Somebody keeps the shared file for himself: a lock among this user's runs is better than none.
            return FileChannel.open(file.resolveSibling("loomwise-" + System.getProperty("user.name") + ".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.set(false);
        }
    }
}
