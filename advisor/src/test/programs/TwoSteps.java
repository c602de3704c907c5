import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service: a pool of 24 whose tasks arrive at random, and wait twice; the queue runs empty between them. */
public final class TwoSteps {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        var pool = Executors.newFixedThreadPool(24);
        var random = new java.util.Random(7);
        for (int i = 0; i < 150; i++) {
            pool.execute(() -> Truth.task(() -> {
                Truth.sleeping(25);
                Truth.compute(1);
                Truth.sleeping(15);
                Truth.compute(2);
            }));
            LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * 12e6));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }
}
