package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Locale;

/** What others do on these cores right now; a load average tells of the last minutes instead, ours included. */
@AutoService(Check.class)
public final class LoadCheck implements Check {
    private static final double MUCH = 0.05;
    private static final double TOO_MUCH = 0.40;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Finding> look(Rig rig) {
        if (rig.idle().othersBusy().isEmpty()) {
            return List.of(Finding.ok(name(), "the system does not tell what else runs"));
        }
        double share = rig.idle().othersBusy().get();
        String seen = String.format(Locale.ROOT, "other processes use %.0f %% of the cores", share * 100);
        return List.of(share <= MUCH
                ? Finding.ok(name(), seen)
                : new Finding(name(), share > TOO_MUCH ? Severity.UNFIT : Severity.WARNING, seen,
                        "times are too long, and those of models that use all cores most of all",
                        "stop what else runs (top shows it), then measure again"));
    }
}
