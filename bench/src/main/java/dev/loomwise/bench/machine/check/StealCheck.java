package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Locale;

/** Time that the hypervisor takes away while we hold still; it takes more from cores that work. */
@AutoService(Check.class)
public final class StealCheck implements Check {
    private static final double MUCH = 0.02;
    private static final double TOO_MUCH = 0.10;

    @Override
    public String name() {
        return "steal";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Finding> look(Rig rig) {
        if (rig.idle().stolen().isEmpty()) {
            return List.of(Finding.ok(name(), "the system does not tell what its hypervisor takes"));
        }
        double share = rig.idle().stolen().get();
        String seen = String.format(Locale.ROOT, "the hypervisor takes %.1f %% of the cores' time", share * 100);
        return List.of(share <= MUCH
                ? Finding.ok(name(), seen)
                : new Finding(name(), share > TOO_MUCH ? Severity.UNFIT : Severity.WARNING, seen,
                        "times are too long, by more than this when all cores work",
                        "measure at another hour, or on a machine of its own"));
    }
}
