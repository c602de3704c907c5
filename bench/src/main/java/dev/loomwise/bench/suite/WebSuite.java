package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Requests that come when they come: a web server under load from another process, and tasks of this one. */
public class WebSuite extends Suite {
    @Param({"web", "service"})
    public String workload = "";
    @Param("600")
    public String tasks = "";
    @Param("20ms")
    public String wait = "";
    @Param("1ms")
    public String cpu = "";
    @Param("300/s")
    public String rate = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu, "rate", rate);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
