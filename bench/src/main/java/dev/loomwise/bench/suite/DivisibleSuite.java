package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** One job that can be split. */
public class DivisibleSuite extends Suite {
    @Param("divisible")
    public String workload = "";
    @Param("1")
    public String tasks = "";
    @Param("0")
    public String wait = "";
    @Param("200ms")
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
