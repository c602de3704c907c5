package dev.loomwise.bench.suite;

import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.run.CostProfiler;
import dev.loomwise.bench.run.TaskSample;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all suites share: a cell from the JMH parameters, a lane and a session that are opened once per fork, and a
 * checksum that is compared outside the measured region. One invocation is one operation, so that each keeps its time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public abstract class Suite {
    @Param({"sync", "platform", "virtual", "async", "forkjoin"})
    public String model = "";
    @Param("0")
    public String inFlight = "";
    @Param("1")
    public String steps = "";

    private Rig rig;
    private Session session;
    private RampUpLane lane;
    private Map<String, Double> also = Map.of();
    private long expected;
    private long checksum;

    /** The parameters that each suite gives defaults of its own. */
    abstract Map<String, String> own();

    /** Opens everything and learns the checksum that every model must bring. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        Map<String, String> params = new LinkedHashMap<>(own());
        params.put("model", model);
        params.put("inFlight", inFlight);
        params.put("steps", steps);
        Cell asked = Cell.ofParams(params);
        Integer sample = Integer.getInteger(TaskSample.PROPERTY);
        Cell cell = sample == null ? asked : asked.withTasks(sample);
        also = sample == null ? Map.of() : Map.of(TaskSample.MEASURED_TASKS, (double) sample);
        Workload workload = Workload.named(cell.workload())
                .orElseThrow(() -> new IllegalArgumentException("no workload named " + cell.workload()));
        rig = Rig.open();
        Settings settings = workload.settings(cell);
        session = workload.open(cell, rig);
        lane = new RampUpLane(cell.model().open(settings), cell.model(), settings, cell.tasks());
        expected = session.expected();
    }

    long operation() throws Exception {
        return checksum = session.run(lane);
    }

    /** @throws IllegalStateException when the work was not done: its time must not count */
    @TearDown(Level.Iteration)
    public void check() {
        if (checksum != expected) {
            throw new IllegalStateException("checksum " + checksum + " instead of " + expected + ": work was lost");
        }
        Map<String, Double> figures = new HashMap<>(also);
        figures.putAll(session.figures());
        lane.rampUpMs().ifPresent(ms -> figures.put("rampUp", ms));
        CostProfiler.alsoReport(figures);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        lane.close();
        session.close();
        rig.close();
    }
}
