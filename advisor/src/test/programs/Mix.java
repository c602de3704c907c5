import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Workers whose tasks differ (one in ten computes forty times as much), beside a scheduler. */
public final class Mix {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        var pool = Executors.newFixedThreadPool(16, named("orders-"));
        var scheduler = Executors.newScheduledThreadPool(2, named("ticker-"));
        scheduler.scheduleAtFixedRate(() -> Truth.compute(1), 0, 50, TimeUnit.MILLISECONDS);
        var random = new java.util.Random(7);
        for (int i = 0; i < 150; i++) {
            double ms = i % 10 == 0 ? 40 : 1;
            pool.execute(() -> Truth.task(() -> {
                Truth.sleeping(20);
                Truth.compute(ms);
            }));
            LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * 10e6));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        scheduler.shutdownNow();
        Truth.print();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger next = new AtomicInteger();
        return task -> new Thread(task, prefix + next.incrementAndGet());
    }
}
