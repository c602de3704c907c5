package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.DivisibleJob;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/**
 * SHA-256 of blocks of 64 KiB, as of files of an archive. Units are blocks.
 */
@AutoService(Workload.class)
public final class HashingWorkload extends KernelWorkload {
    public HashingWorkload() {
        super("hashing", "SHA-256 of many blocks", 400, 1_000_000);
    }

    @Override
    DivisibleJob job(long size) {
        return new Blocks(size, content());
    }

    @Override
    double aboutMs(long size) {
        return size * 0.2;
    }

    private static final int BLOCK = 65_536;

    private static byte[] content() {
        byte[] content = new byte[2 * BLOCK];
        new Random(7).nextBytes(content);
        return content;
    }

    /** Each block begins at another byte of the same content, so that all differ and memory does not grow. */
    private record Blocks(long size, byte[] content) implements DivisibleJob {
        @Override
        public long part(long from, long to) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                long sum = 0;
                for (long block = from; block < to; block++) {
                    digest.update(content, (int) (block % BLOCK), BLOCK);
                    sum += ByteBuffer.wrap(digest.digest()).getLong();
                }
                return sum;
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
