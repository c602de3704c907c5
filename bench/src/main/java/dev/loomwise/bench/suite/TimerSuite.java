package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Waiting on a timer, then computing. */
public class TimerSuite extends Suite {
    @Param({"timer", "mixed"})
    public String workload = "";
    @Param("1000")
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
