package dev.loomwise.bench.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Every fork that ended, one JSON document a line, only ever appended to and on the disk before the next fork begins.
 * {@code results.json} and the cells of {@code run.json} are made from it, so a run is continued from here. A line that
 * was cut off by whatever ended the run has no line feed, and is cut away when the file is opened.
 */
final class Journal implements AutoCloseable {
    /** Its name in the folder of a run. */
    static final String FILE = "forks.jsonl";

    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the journal of a folder for appending; makes an empty one. */
    static Journal open(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
            channel.truncate(whole(bytes));
            channel.position(channel.size());
            return new Journal(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * The forks of a folder, in the order in which they were measured.
     *
     * @throws IllegalArgumentException when a whole line is no fork: then the file is not what a run wrote
     */
    static List<Fork> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, 0, whole(bytes), StandardCharsets.UTF_8);
        List<Fork> forks = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                forks.add(RunFolder.JSON.readValue(line, Fork.class));
            } catch (IOException e) {
                throw new IllegalArgumentException(file + " is damaged at line " + (forks.size() + 1)
                        + "; take that line out and resume again", e);
            }
        }
        return forks;
    }

    /** Appends a fork; when that fails (a full disk), the file is as before. */
    void add(Fork fork) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((RunFolder.JSON.writeValueAsString(fork) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        long before = channel.position();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }

    /** How many bytes are whole lines. */
    private static int whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
