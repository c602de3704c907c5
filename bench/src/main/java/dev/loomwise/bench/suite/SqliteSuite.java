package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Reading from a SQLite file, which waits in native code, then computing. */
public class SqliteSuite extends Suite {
    @Param("sqlite")
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
