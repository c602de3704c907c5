package dev.loomwise.bench.suite;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** A chat server with many connections. */
public class ChatSuite extends Suite {
    @Param("chat")
    public String workload = "";
    @Param("1000")
    public String tasks = "";
    @Param("0")
    public String wait = "";
    @Param("0")
    public String cpu = "";
    @Param("5")
    public String broadcasts = "";
    @Param("100")
    public String privates = "";

    @Override
    Map<String, String> own() {
        return Map.of("workload", workload, "tasks", tasks, "wait", wait, "cpu", cpu, "broadcasts", broadcasts,
                "privates", privates);
    }

    @Benchmark
    public long run() throws Exception {
        return operation();
    }
}
