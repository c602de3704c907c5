package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.TimedTask;
import dev.loomwise.bench.unit.Units;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Real-time updates while the machine computes: {@code tasks} pushes at a steady rate, and jobs of pure computing on the
 * same lane. What counts is the pushes' latency, against the same without jobs.
 */
@AutoService(Workload.class)
public final class DashboardWorkload implements Workload {
    /** More threads than jobs: who computes long must not keep who pushes from starting. */
    private static final int USUAL_POOL = 64;
    private static final long SPARE_MS = 50;

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public String about() {
        return "pushes at a steady rate while jobs compute, and how late they come";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(BackgroundWorkload.RATE, "100/s", BackgroundWorkload.JOBS, "20",
                BackgroundWorkload.JOB, "100ms");
    }

    @Override
    public String suite() {
        return "ForegroundSuite";
    }

    @Override
    public Settings settings(Cell cell) {
        Settings usual = Workload.super.settings(cell);
        // The bridge's pool computes; more threads than cores would only share them.
        return usual.withPoolSize(cell.model() == ConcurrencyModel.BRIDGE ? usual.parallelism() : USUAL_POOL);
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        double sending = cell.tasks() / Units.perSecond(cell.extra(BackgroundWorkload.RATE)) * 1e3;
        double jobs = Integer.parseInt(cell.extra(BackgroundWorkload.JOBS))
                * (double) Units.duration(cell.extra(BackgroundWorkload.JOB)).toMillis();
        return OptionalDouble.of(SPARE_MS + Math.max(sending, jobs));
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        TimedTask push = new TimedTask(cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(cell.cpu().dividedBy(cell.steps())));
        TimedTask job = new TimedTask(1, 0, rig.units(Units.duration(cell.extra(BackgroundWorkload.JOB))));
        return new WatchedForeground(push, cell.tasks(), Units.perSecond(cell.extra(BackgroundWorkload.RATE)), job,
                Integer.parseInt(cell.extra(BackgroundWorkload.JOBS)), () -> {});
    }
}
