import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sixteen threads, and one lock that each task holds for 8 ms. */
public final class ContendedLock {
    private static final Object ACCOUNT = new Object();

    public static void main(String[] args) throws Exception {
        Truth.ready();
        var pool = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 200; i++) {
            pool.execute(() -> Truth.task(ContendedLock::book));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }

    private static void book() {
        Truth.sleeping(10);
        long from = System.nanoTime();
        synchronized (ACCOUNT) {
            Truth.queued(from);
            Truth.sleeping(4);
            Truth.compute(4);
        }
    }
}
