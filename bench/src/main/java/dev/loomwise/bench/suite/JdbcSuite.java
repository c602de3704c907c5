package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Asking a slow database through a pool of connections, then computing; needs {@code LOOMWISE_PG_URL}. */
public class JdbcSuite extends Suite {
    @Param("jdbc")
    public String workload = "";
    @Param("100")
    public String tasks = "";
    @Param("5ms")
    public String wait = "";
    @Param("0")
    public String cpu = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
