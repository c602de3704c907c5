package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** A foreground whose latency is watched while jobs run. */
public class ForegroundSuite extends Suite {
    @Param({"background", "dashboard"})
    public String workload = "";
    @Param("200")
    public String tasks = "";
    @Param("5ms")
    public String wait = "";
    @Param("200us")
    public String cpu = "";
    @Param("100/s")
    public String rate = "";
    @Param({"0", "20"})
    public String jobs = "";
    @Param("200ms")
    public String job = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu, "rate", rate, "jobs", jobs, "job",
                job);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
