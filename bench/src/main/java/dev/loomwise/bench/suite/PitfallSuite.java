package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What goes wrong, with its time limit. */
public class PitfallSuite extends Suite {
    @Param({"blocked-stage", "blocking-api", "fire-and-forget", "lost-future", "nested-join"})
    public String workload = "";
    @Param("40")
    public String tasks = "";
    @Param("20ms")
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
