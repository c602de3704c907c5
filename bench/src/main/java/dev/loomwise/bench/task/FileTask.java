package dev.loomwise.bench.task;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file, reads all of it into a buffer and closes it, once per step, then computes. Each file begins with its own
 * number, so that a wrong or a short read is found. Buffers are kept and used again, as a program does that reads much.
 */
public final class FileTask implements Task<ByteBuffer> {
    private final List<Path> files;
    private final int bytes;
    private final @Nullable OpenOption direct;
    private final int alignment;
    private final int steps;
    private final Compute compute;
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

    /**
     * @param files each of {@code bytes} bytes, the first eight of which are its place in this list
     * @param direct the option that goes past the page cache, or null to read through it; asynchronous channels do not
     *            know it
     * @param alignment that {@code direct} asks of buffers, 1 without it
     * @param units of {@link CpuWork} per step
     */
    public FileTask(List<Path> files, int bytes, @Nullable OpenOption direct, int alignment, int steps, long units) {
        this.files = List.copyOf(files);
        this.bytes = bytes;
        this.direct = direct;
        this.alignment = alignment;
        this.steps = steps;
        this.compute = new Compute(units);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public boolean nonBlocking() {
        return direct == null;
    }

    private Path file(int index, int step) {
        return files.get(place(index, step));
    }

    private int place(int index, int step) {
        return (int) (((long) index * steps + step) % files.size());
    }

    private ByteBuffer buffer() {
        ByteBuffer kept = buffers.poll();
        return kept == null
                ? ByteBuffer.allocateDirect(bytes + alignment).alignedSlice(alignment).limit(bytes)
                : kept.clear().limit(bytes);
    }

    @Override
    public ByteBuffer await(int index, int step) throws IOException {
        ByteBuffer buffer = buffer();
        try (FileChannel channel = direct == null
                ? FileChannel.open(file(index, step), StandardOpenOption.READ)
                : FileChannel.open(file(index, step), StandardOpenOption.READ, direct)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException(file(index, step) + " ends early");
                }
            }
        }
        return buffer;
    }

    @Override
    public CompletableFuture<ByteBuffer> awaitAsync(int index, int step) {
        CompletableFuture<ByteBuffer> ended = new CompletableFuture<>();
        try {
            new Reading(AsynchronousFileChannel.open(file(index, step), Set.of(StandardOpenOption.READ), null), ended)
                    .more();
        } catch (IOException e) {
            ended.completeExceptionally(e);
        }
        return ended;
    }

    /** One file on its way into a buffer; whoever completes a read starts the next one. */
    private final class Reading implements CompletionHandler<Integer, ByteBuffer> {
        private final AsynchronousFileChannel channel;
        private final CompletableFuture<ByteBuffer> ended;

        Reading(AsynchronousFileChannel channel, CompletableFuture<ByteBuffer> ended) {
            this.channel = channel;
            this.ended = ended;
        }

        void more() {
            ByteBuffer buffer = buffer();
            channel.read(buffer, 0, buffer, this);
        }

        @Override
        public void completed(Integer read, ByteBuffer buffer) {
            if (read < 0) {
                failed(new EOFException("a file ends early"), buffer);
            } else if (buffer.hasRemaining()) {
                channel.read(buffer, buffer.position(), buffer, this);
            } else {
                close();
                ended.complete(buffer);
            }
        }

        @Override
        public void failed(Throwable failure, ByteBuffer buffer) {
            close();
            ended.completeExceptionally(failure);
        }

        private void close() {
            try {
                channel.close();
            } catch (IOException e) {
                ended.completeExceptionally(e);
            }
        }
    }

    @Override
    public long compute(int index, int step, ByteBuffer received) {
        long number = received.getLong(0);
        int read = received.position();
        buffers.add(received);
        return number + read + compute.run(index, step);
    }

    @Override
    public long expected(int tasks) {
        long sum = compute.expected(tasks, steps) + (long) tasks * steps * bytes;
        for (int task = 0; task < tasks; task++) {
            for (int step = 0; step < steps; step++) {
                sum += place(task, step);
            }
        }
        return sum;
    }
}
