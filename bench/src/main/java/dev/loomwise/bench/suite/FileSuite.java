package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Reading files of {@code bytes} each, then computing. */
public class FileSuite extends Suite {
    @Param({"file", "file-direct"})
    public String workload = "";
    @Param("200")
    public String tasks = "";
    @Param("0")
    public String wait = "";
    @Param("0")
    public String cpu = "";
    @Param("64KB")
    public String bytes = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu, "bytes", bytes);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
