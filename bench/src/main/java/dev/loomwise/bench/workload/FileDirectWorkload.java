package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.FileTask;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file per step, read past the page cache ({@code O_DIRECT}). Asynchronous channels cannot do that, so {@code async}
 * blocks threads of a pool.
 */
@AutoService(Workload.class)
public final class FileDirectWorkload implements Workload {
    @Override
    public String name() {
        return "file-direct";
    }

    @Override
    public String about() {
        return "each task reads a file past the page cache, then computes";
    }

    @Override
    public String suite() {
        return "FileSuite";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(FileSet.BYTES, "64KB");
    }

    @Override
    public Optional<String> unavailable() {
        Path folder = Scratch.parent();
        try {
            Path probe = Files.createTempFile(folder, "loomwise", ".probe");
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.READ, direct())) {
                return channel.isOpen() ? Optional.empty() : Optional.of("a file could not be opened");
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.of("the file system of " + folder + " cannot be read past the page cache; name a folder on "
                    + "a disk with -Djava.io.tmpdir=DIR");
        }
    }

    /** @throws IllegalArgumentException when the size is not a multiple of the disk's blocks */
    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        Scratch scratch = Scratch.open();
        try {
            int block = Math.toIntExact(Files.getFileStore(scratch.path()).getBlockSize());
            if (FileSet.bytes(cell) % block != 0) {
                throw new IllegalArgumentException("past the page cache only blocks of " + block + " bytes are read, "
                        + "and " + cell.extra(FileSet.BYTES) + " is no multiple of that");
            }
            List<Path> files = FileSet.make(scratch.path(), cell);
            FileTask task = new FileTask(files, FileSet.bytes(cell), direct(), block, cell.steps(),
                    rig.units(cell.cpu().dividedBy(cell.steps())));
            return new Session.OfTasks(task, cell.tasks(), scratch);
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** By its name: it is not of the standard, and the compiler may not know it. */
    private static OpenOption direct() {
        try {
            for (Object option : Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
                if (option.toString().equals("DIRECT")) {
                    return (OpenOption) option;
                }
            }
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException("this JDK reads only through the page cache", e);
        }
        throw new UnsupportedOperationException("this JDK reads only through the page cache");
    }
}
