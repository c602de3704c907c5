package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Independent computing. */
public class CpuSuite extends Suite {
    @Param("cpu")
    public String workload = "";
    @Param("1000")
    public String tasks = "";
    @Param("0")
    public String wait = "";
    @Param("100us")
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
