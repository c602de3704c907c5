package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.TimedTask;
import java.util.Optional;

/** Waiting alone: no client, no server, so what remains is the model itself. */
@AutoService(Workload.class)
public final class TimerWorkload implements Workload {
    @Override
    public String name() {
        return "timer";
    }

    @Override
    public String about() {
        return "each task waits on a timer, then computes";
    }

    @Override
    public Optional<Io> calibrates() {
        return Optional.of(Io.TIMER);
    }

    @Override
    public boolean onlyComputes() {
        return true;
    }

    @Override
    public String suite() {
        return "TimerSuite";
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        TimedTask task = new TimedTask(cell.steps(), cell.waiting().toNanos() / cell.steps(),
                rig.units(cell.cpu().dividedBy(cell.steps())));
        return new Session.OfTasks(task, cell.tasks(), () -> {});
    }
}
