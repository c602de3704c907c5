package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Calling a slow server, then computing. */
public class HttpSuite extends Suite {
    @Param({"http", "http-aggregate", "http-faults", "http-json", "http-status", "http-uneven"})
    public String workload = "";
    @Param("100")
    public String tasks = "";
    @Param("50ms")
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
