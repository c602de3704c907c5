import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Consumers that were given to a pool once and never leave it: each takes from a queue of its own kind. */
public final class ConsumersInPool {
    private static final int CONSUMERS = 6;
    private static final int RECORDS = 150;

    public static void main(String[] args) throws Exception {
        Truth.ready();
        LinkedBlockingQueue<Integer> log = new LinkedBlockingQueue<>();
        var pool = Executors.newFixedThreadPool(CONSUMERS);
        for (int i = 0; i < CONSUMERS; i++) {
            pool.execute(() -> consume(log));
        }
        Random random = new Random(7);
        for (int i = 0; i < RECORDS; i++) {
            log.add(i);
            LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * 15e6));
        }
        for (int i = 0; i < CONSUMERS; i++) {
            log.add(-1);
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }

    private static void consume(LinkedBlockingQueue<Integer> log) {
        try {
            while (log.take() >= 0) {
                Truth.task(() -> {
                    Truth.sleeping(30);
                    Truth.compute(3);
                });
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
