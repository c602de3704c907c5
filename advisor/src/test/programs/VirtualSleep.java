import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A service on virtual threads, one for each request. */
public final class VirtualSleep {
    public static void main(String[] args) throws Exception {
        Truth.calibrate();
        var random = new java.util.Random(7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> Truth.task(() -> {
                    Truth.sleeping(60);
                    Truth.compute(2);
                }));
                LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * 8e6));
            }
        }
        Truth.print();
    }
}
