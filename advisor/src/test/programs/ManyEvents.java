import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** As many events as two cores can make, of the kinds that real programs have: {@code SECONDS}, after the address. */
public final class ManyEvents {
    public static void main(String[] args) throws Exception {
        long until = System.nanoTime() + Long.parseLong(args[1]) * 1_000_000_000L;
        Semaphore waiting = new Semaphore(500);
        var pool = Executors.newFixedThreadPool(48);
        var threads = Executors.newThreadPerTaskExecutor(ManyEvents.thread());
        while (System.nanoTime() < until) {
            waiting.acquire();
            (waiting.availablePermits() % 8 == 0 ? threads : pool).execute(() -> {
                for (int step = 0; step < 4; step++) {
                    step(step);
                }
                waiting.release();
            });
        }
        pool.shutdown();
        threads.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        threads.awaitTermination(1, TimeUnit.MINUTES);
        System.out.println("TRUTH tasks=1");
    }

    private static java.util.concurrent.ThreadFactory thread() {
        return Thread.ofVirtual().name("request-", 0).factory();
    }

    private static void step(int deeper) {
        if (deeper > 0) {
            step(deeper - 1);
        } else {
            LockSupport.parkNanos(30_000);
        }
    }
}
