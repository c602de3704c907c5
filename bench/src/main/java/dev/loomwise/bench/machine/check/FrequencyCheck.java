package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.machine.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the clock of the cores changes while measuring: governor and turbo.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/pm/cpufreq.html">CPU performance scaling</a>
 */
@AutoService(Check.class)
public final class FrequencyCheck implements Check {
    private static final String CPU = "/sys/devices/system/cpu";

    @Override
    public String name() {
        return "frequency";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Finding> look(Rig rig) {
        Optional<String> governor = rig.host().content(CPU + "/cpu0/cpufreq/scaling_governor").map(String::strip)
                .filter(g -> !g.isEmpty());
        Optional<Boolean> turbo = turbo(rig.host());
        List<Finding> findings = new ArrayList<>();
        governor.filter(g -> !g.equals("performance")).ifPresent(g -> findings.add(new Finding(name(),
                Severity.WARNING, "the governor is '" + g + "'",
                "short work runs at a low clock and long work at a high one",
                "set it to performance (cpupower frequency-set -g performance)")));
        turbo.filter(on -> on).ifPresent(on -> findings.add(new Finding(name(), Severity.INFO, "turbo is on",
                "one busy core is faster than all of them, and all get slower as they grow hot",
                "for narrow intervals switch it off (cpufreq/boost or intel_pstate/no_turbo)")));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), governor.map(g -> "the governor is '" + g + "', turbo "
                    + (turbo.isPresent() ? "is off" : "is not told")).orElse("the system shows no governor")));
        }
        return findings;
    }

    /** Empty where the system does not tell. */
    private static Optional<Boolean> turbo(Host host) {
        return host.number(CPU + "/intel_pstate/no_turbo").map(off -> off == 0)
                .or(() -> host.number(CPU + "/cpufreq/boost").map(on -> on == 1));
    }
}
