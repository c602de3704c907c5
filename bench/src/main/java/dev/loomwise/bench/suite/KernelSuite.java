package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Known kernels of computing: one job ({@code tasks} is 1) that forkjoin alone splits, or so many parts side by side. */
public class KernelSuite extends Suite {
    @Param({"hashing", "mandelbrot", "matrix", "merge-sort", "sum-squares"})
    public String workload = "";
    @Param({"1", "64"})
    public String tasks = "";
    @Param("0")
    public String wait = "";
    @Param("0")
    public String cpu = "";
    @Param("usual")
    public String size = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu, "size", size);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
