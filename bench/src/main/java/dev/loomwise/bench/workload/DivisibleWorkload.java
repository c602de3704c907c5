package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.SpinJob;
import java.util.OptionalDouble;

/** One job of {@code tasks * cpu} that can be split; only forkjoin splits it. */
@AutoService(Workload.class)
public final class DivisibleWorkload implements Workload {
    /** Fine enough that splitting is never held up by the size of a grain. */
    private static final int GRAINS = 4096;

    @Override
    public String name() {
        return "divisible";
    }

    @Override
    public String about() {
        return "one job that can be split";
    }

    @Override
    public boolean onlyComputes() {
        return true;
    }

    @Override
    public String suite() {
        return "DivisibleSuite";
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.of(PhysicalLimit.divisible(cell.tasks(), cell.cpu().toNanos() / 1e6, cores));
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        long units = rig.units(cell.cpu().multipliedBy(cell.tasks()));
        SpinJob job = new SpinJob(GRAINS, Math.max(1, units / GRAINS));
        return new Session() {
            @Override
            public long run(Lane lane) throws Exception {
                return lane.run(job);
            }

            @Override
            public long expected() {
                return job.expected();
            }
        };
    }
}
