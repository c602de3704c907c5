import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Eight threads that only compute. */
public final class BusyCores {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        var pool = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 240; i++) {
            pool.execute(() -> Truth.task(() -> Truth.compute(8)));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
    }
}
