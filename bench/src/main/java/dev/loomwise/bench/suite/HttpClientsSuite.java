package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Calling a slow server through several clients, then computing. */
public class HttpClientsSuite extends Suite {
    @Param("http-clients")
    public String workload = "";
    @Param("1000")
    public String tasks = "";
    @Param("500ms")
    public String wait = "";
    @Param("0")
    public String cpu = "";
    @Param("8")
    public String clients = "";
    @Param("1.1")
    public String version = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu, "clients", clients,
                "version", version);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
