package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
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
 * {@code results.json} and the cells of {@code run.json} are made from it, so a run is continued from here. Whatever
 * ended the run may have damaged what was being written, and nothing before it: a last line without a line feed, or one
 * that is no fork (a power cut may leave blocks of zeros in it), is cut away when the file is opened.
 */
final class Journal implements AutoCloseable {
    /** Its name in the folder of a run. */
    static final String FILE = "forks.jsonl";

    /** A null or a second document in a line is damage, too. */
    private static final ObjectReader FORK = RunFolder.JSON.readerFor(Fork.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the journal of a folder for appending; makes an empty one. */
    static Journal open(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.truncate(read(file, Files.readAllBytes(file)).bytes());
            channel.position(channel.size());
            channel.force(true);
            RunFolder.forceFolder(folder);
            return new Journal(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * The forks of a folder, in the order in which they were measured.
     *
     * @throws IllegalArgumentException when a line before the last is no fork: then the file is not what a run wrote
     */
    static List<Fork> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return read(file, Files.readAllBytes(file)).forks();
    }

    /** @param bytes how long the file is up to the end of its last fork */
    private record Content(List<Fork> forks, int bytes) {}

    private static Content read(Path file, byte[] bytes) {
        List<Fork> forks = new ArrayList<>();
        int good = 0;
        for (int end = lineEnd(bytes, 0); end <= bytes.length; end = lineEnd(bytes, end)) {
            try {
                Fork fork = FORK.readValue(bytes, good, end - good);
                if (fork == null) {
                    throw new IOException("no fork");
                }
                forks.add(fork);
                good = end;
            } catch (IOException e) {
                if (end < bytes.length) {
                    throw new IllegalArgumentException(file + " is damaged at line " + (forks.size() + 1)
                            + "; take that line out and resume again", e);
                }
                break;
            }
        }
        return new Content(forks, good);
    }

    /** Just behind the next line feed from {@code from} on; behind the end of all where there is none. */
    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return bytes.length + 1;
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

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
