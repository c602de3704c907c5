package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.load.RequestLog;
import dev.loomwise.bench.load.OpenLoop;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Task;
import dev.loomwise.bench.task.TimedTask;
import dev.loomwise.bench.unit.Units;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Requests that arrive at random at a rate, in this process, so that nothing is measured but the model: queues for
 * carriers, threads that share cores, wake-ups one by one. What counts are its percentiles, not its time.
 */
@AutoService(Workload.class)
public final class ServiceWorkload implements Workload {
    /** Mean arrivals per second, {@code 1200/s}. */
    public static final String RATE = "rate";
    private static final long SEED = 20;
    /** The first tenth finds the queues empty. */
    private static final double SETTLING = 0.1;

    @Override
    public String name() {
        return "service";
    }

    @Override
    public String about() {
        return "requests arrive at random; each waits on a timer, then computes";
    }

    @Override
    public Optional<Io> calibrates() {
        return Optional.of(Io.TIMER);
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(RATE, "1200/s");
    }

    @Override
    public String suite() {
        return "WebSuite";
    }

    /** Percentiles see the compilers longer than means do. */
    @Override
    public double warmMs() {
        return 1500;
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.of(arrivals(cell)[cell.tasks() - 1] / 1e6);
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        return OptionalDouble.of(cell.tasks() / rate(cell) * 1e3 + cell.waiting().toNanos() / 1e6);
    }

    /** When the requests of this cell arrive, in nanoseconds from the start of an operation. */
    public static long[] arrivals(Cell cell) {
        return OpenLoop.arrivals(cell.tasks(), rate(cell), SEED);
    }

    /** How many of the first requests do not count. */
    public static int settling(Cell cell) {
        return (int) (cell.tasks() * SETTLING);
    }

    private static double rate(Cell cell) {
        double rate = Units.perSecond(cell.extra(RATE));
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be above 0: " + cell.extra(RATE));
        }
        return rate;
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        TimedTask task = new TimedTask(cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(cell.cpu().dividedBy(cell.steps())));
        return new Played(task, cell);
    }

    /** One operation plays all arrivals. */
    private static final class Played implements Session {
        private final Task<?> task;
        private final Cell cell;
        private @Nullable RequestLog last;

        Played(Task<?> task, Cell cell) {
            this.task = task;
            this.cell = cell;
        }

        @Override
        public long run(Lane lane) throws Exception {
            RequestLog latencies = OpenLoop.play(lane, task, cell.tasks(), rate(cell), SEED);
            last = latencies;
            return latencies.checksum();
        }

        @Override
        public long expected() {
            return task.expected(cell.tasks());
        }

        @Override
        public Map<String, Double> figures() {
            if (last == null) {
                return Map.of();
            }
            long[] sorted = last.sorted(settling(cell), i -> true);
            return Map.of("p50", RequestLog.percentile(sorted, 0.5) / 1e6, "p99",
                    RequestLog.percentile(sorted, 0.99) / 1e6, "throughputPerSecond", last.perSecond(),
                    "generatorKeptUpShare", last.keptUp() ? 1.0 : 0.0);
        }
    }
}
