package dev.loomwise.bench.run;

import com.sun.management.ThreadMXBean;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.workload.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs beside its time: CPU time of this process and of the stub (told apart, so that a downstream
 * elsewhere can be predicted), allocation, peak of heap and of resident memory, threads; the first ones per task too. JMH makes one in every fork.
 */
public final class CostProfiler implements InternalProfiler {
    private static final double MILLION = 1e6;
    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    /** JMH makes the profiler, the suite knows the figures, and both live in the fork. */
    private static volatile Map<String, Double> figures = Map.of();

    private final ProcessCpu process = new ProcessCpu();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    static {
        Lifeline.hold();
    }

    private long cpuBefore;
    private long stubBefore;
    private long allocatedBefore;

    /** Figures of the operation that has just ended, by name; times in milliseconds. */
    public static void alsoReport(Map<String, Double> ofOperation) {
        figures = Map.copyOf(ofOperation);
    }

    @Override
    public String getDescription() {
        return "CPU of client and stub, allocation, memory, threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        threads.resetPeakThreadCount();
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        // The stub first: asking it costs CPU of ours.
        stubBefore = stubNanos();
        allocatedBefore = threads.getTotalThreadAllocatedBytes();
        cpuBefore = process.nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
            IterationResult result) {
        long cpu = process.nanos() - cpuBefore;
        long allocated = threads.getTotalThreadAllocatedBytes() - allocatedBefore;
        long operations = Math.max(1, result.getMetadata().getMeasuredOps());
        List<Result<?>> costs = new ArrayList<>();
        costs.add(scalar("clientCpu", cpu / MILLION / operations, "ms/op", AggregationPolicy.AVG));
        if (System.getProperty(Rig.STUB) != null && benchmark.getBenchmark().contains("Http")) {
            costs.add(scalar("stubCpu", (stubNanos() - stubBefore) / MILLION / operations, "ms/op",
                    AggregationPolicy.AVG));
        }
        costs.add(scalar("alloc", allocated / 1048576.0 / operations, "MB/op", AggregationPolicy.AVG));
        double tasks = operations * tasks(benchmark);
        costs.add(scalar("cpuPerTask", cpu / 1e3 / tasks, "us/task", AggregationPolicy.AVG));
        costs.add(scalar("allocPerTask", allocated / 1024.0 / tasks, "KB/task", AggregationPolicy.AVG));
        costs.add(scalar("peakHeap", HEAP.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1048576.0,
                "MB", AggregationPolicy.MAX));
        costs.add(scalar("peakRss", peakResidentMb(), "MB", AggregationPolicy.MAX));
        costs.add(scalar("threads", threads.getPeakThreadCount(), "#", AggregationPolicy.MAX));
        figures.forEach((name, value) -> costs.add(scalar(name, value, unit(name), AggregationPolicy.AVG)));
        return costs;
    }

    /** Tasks that an operation really runs. */
    private static int tasks(BenchmarkParams benchmark) {
        String tasks = benchmark.getParamsKeys().contains("tasks") ? benchmark.getParam("tasks") : "1";
        return Integer.getInteger(TaskSample.PROPERTY, Integer.parseInt(tasks));
    }

    /** A figure's name says what it is; what says nothing is a time. */
    private static String unit(String figure) {
        return switch (figure.replaceAll(".*(?=(PerSecond|Count|Tasks|Kb|Share|Cpu)$)", "")) {
            case "PerSecond" -> "1/s";
            case "Count", "Tasks" -> "#";
            case "Kb" -> "KB";
            case "Share" -> "of 1";
            case "Cpu" -> "ms/op";
            default -> "ms";
        };
    }

    private static long stubNanos() {
        String address = System.getProperty(Rig.STUB);
        if (address == null) {
            return 0;
        }
        try {
            return StubProcess.cpuNanos(URI.create(address));
        } catch (IOException e) {
            throw new UncheckedIOException("the stub server at " + address + " does not answer", e);
        }
    }

    /** Highest resident set so far in MiB; NaN where the system does not tell. */
    private static double peakResidentMb() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
            return Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static ScalarResult scalar(String name, double value, String unit, AggregationPolicy policy) {
        return new ScalarResult(name, value, unit, policy);
    }
}
