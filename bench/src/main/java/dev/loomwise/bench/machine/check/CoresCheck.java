package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cores, and a quota that gives less time than there are cores. */
@AutoService(Check.class)
public final class CoresCheck implements Check {
    @Override
    public String name() {
        return "cores";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Finding> look(Rig rig) {
        int cores = rig.host().cores();
        Optional<Double> quota = new ControlGroups(rig.host()).cpus();
        String seen = cores + (cores == 1 ? " core" : " cores")
                + quota.map(q -> String.format(Locale.ROOT, ", a quota of %.2f of them", q)).orElse(", no quota");
        if (quota.filter(q -> q < 1).isPresent()) {
            return List.of(new Finding(name(), Severity.UNFIT, seen,
                    "the process is stopped for most of each period, and every time has those stops in it",
                    "give it at least one core, better all of them (docker --cpus, limits.cpu)"));
        }
        if (quota.filter(q -> q < cores || Math.rint(q) != q).isPresent()) {
            return List.of(new Finding(name(), Severity.WARNING, seen,
                    "when all cores are busy the process is stopped until the next period, which shows as outliers",
                    "take the quota away, or pin as many whole cores (--cpuset-cpus, taskset)"));
        }
        if (cores == 1) {
            return List.of(new Finding(name(), Severity.WARNING, seen,
                    "client, stub and compiler share one core, and no model can be faster by computing in parallel",
                    "measure where the program will run, with two cores or more"));
        }
        return List.of(Finding.ok(name(), seen));
    }
}
