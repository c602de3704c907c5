import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Three threads for a load that would need ten. */
public final class PoolTooSmall {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        var pool = Executors.newFixedThreadPool(3);
        for (int i = 0; i < 120; i++) {
            pool.execute(() -> Truth.task(() -> {
                Truth.sleeping(40);
                Truth.compute(1);
            }));
            LockSupport.parkNanos(4_000_000);
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }
}
