import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Tasks whose garbage fills a small heap: run with -Xmx and a large live set. */
public final class Garbage {
    private static final byte[][] LIVE = new byte[4000][];

    public static void main(String[] args) throws Exception {
        Truth.ready();
        Object[] graph = null;
        for (int i = 0; i < 400_000; i++) {
            graph = new Object[] {graph, new int[4]};
        }
        var pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 120; i++) {
            pool.execute(() -> Truth.task(() -> {
                for (int k = 0; k < 20_000; k++) {
                    LIVE[k % LIVE.length] = new byte[1000];
                }
                Truth.compute(1);
            }));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Truth.print();
        System.out.println(graph.length);
    }
}
