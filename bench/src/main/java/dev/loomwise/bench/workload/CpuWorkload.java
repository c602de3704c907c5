package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.TimedTask;
import java.util.Optional;

/** Independent tasks that only compute. */
@AutoService(Workload.class)
public final class CpuWorkload implements Workload {
    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String about() {
        return "independent tasks that only compute";
    }

    @Override
    public Optional<Io> calibrates() {
        return Optional.of(Io.NONE);
    }

    @Override
    public boolean onlyComputes() {
        return true;
    }

    @Override
    public String suite() {
        return "CpuSuite";
    }

    /** Computing needs no more threads than cores: a wider pool only switches. */
    @Override
    public dev.loomwise.bench.model.Settings settings(Cell cell) {
        var usual = Workload.super.settings(cell);
        return usual.withPoolSize(Math.min(usual.poolSize(), usual.parallelism()));
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        if (!cell.waiting().isZero()) {
            throw new IllegalArgumentException("tasks of 'cpu' do not wait; use 'timer' for waiting and computing");
        }
        TimedTask task = new TimedTask(cell.steps(), 0, rig.units(cell.cpu().dividedBy(cell.steps())));
        return new Session.OfTasks(task, cell.tasks(), () -> {});
    }
}
