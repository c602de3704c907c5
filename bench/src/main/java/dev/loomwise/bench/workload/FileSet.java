package dev.loomwise.bench.workload;

import dev.loomwise.bench.unit.Units;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Files that are made for a session; each begins with its place in the list, as eight bytes. */
final class FileSet {
    /** The JMH parameter: how large each file is. */
    static final String BYTES = "bytes";
    private static final int MOST_FILES = 256;
    private static final long MOST_BYTES = 1L << 30;
    private static final int LARGEST = 64 << 20;

    private FileSet() {}

    /** @throws IllegalArgumentException when the cell has no size, or one that is not between 8 bytes and 64 MB */
    static int bytes(Cell cell) {
        long bytes = Units.bytes(cell.extra(BYTES));
        if (bytes < Long.BYTES || bytes > LARGEST) {
            throw new IllegalArgumentException("bytes of a file go from 8 to 64MB, not " + cell.extra(BYTES));
        }
        return (int) bytes;
    }

    /** As many files as the tasks read, but at most 256, and at most 1 GB in all. */
    static List<Path> make(Path folder, Cell cell) throws IOException {
        int bytes = bytes(cell);
        long reads = (long) cell.tasks() * cell.steps();
        int count = (int) Math.max(1, Math.min(Math.min(reads, MOST_FILES), MOST_BYTES / bytes));
        List<Path> files = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            Path file = folder.resolve("file-" + place);
            ByteBuffer content = ByteBuffer.allocate(bytes);
            content.putLong(0, place);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                // What goes past the page cache must find it on the disk.
                channel.force(false);
            }
            files.add(file);
        }
        return files;
    }
}
