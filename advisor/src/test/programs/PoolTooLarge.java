import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Two hundred threads for a load that keeps three of them busy. */
public final class PoolTooLarge {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        var pool = new java.util.concurrent.ThreadPoolExecutor(200, 200, 1, TimeUnit.MINUTES,
                new java.util.concurrent.LinkedBlockingQueue<>());
        pool.prestartAllCoreThreads();
        for (int i = 0; i < 200; i++) {
            pool.execute(() -> Truth.task(() -> {
                Truth.sleeping(25);
                Truth.compute(2);
            }));
            LockSupport.parkNanos(8_000_000);
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }
}
