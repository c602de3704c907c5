package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.CpuWork;
import java.util.List;
import java.util.Locale;

/** Whether all cores together compute as fast as each does alone. */
@AutoService(Check.class)
public final class ScalingCheck implements Check {
    private static final double WELL = 0.9;
    private static final double BADLY = 0.5;

    @Override
    public String name() {
        return "thread scaling";
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public List<Finding> look(Rig rig) {
        int cores = rig.host().cores();
        return List.of(judge(CpuWork.parallelSpeed(CpuWork.nanosPerUnit(), cores), cores));
    }

    Finding judge(double speed, int cores) {
        String seen = String.format(Locale.ROOT, "%d cores at once: each has %.0f %% of the speed of one alone", cores,
                speed * 100);
        return speed >= WELL
                ? Finding.ok(name(), seen)
                : new Finding(name(), speed < BADLY ? Severity.UNFIT : Severity.WARNING, seen,
                        "hyperthreads, heat, a quota or a neighbour: parallel models look worse than they are",
                        "count cores instead of hyperthreads (lscpu), cool it, or measure alone");
    }
}
