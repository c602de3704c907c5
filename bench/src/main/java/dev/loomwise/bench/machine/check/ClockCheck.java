package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the time comes from, and whether it jumps. */
@AutoService(Check.class)
public final class ClockCheck implements Check {
    private static final String SOURCE = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    /** These are read through a system call or a device, a microsecond each time. */
    private static final Set<String> SLOW = Set.of("acpi_pm", "hpet", "jiffies", "pit", "refined-jiffies", "xen");
    /** The wall clock is read in whole milliseconds, and NTP may slew it by 0.05 %. */
    private static final double JUMP_MS = 3;
    private static final double FAR_MS = 100;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<Finding> look(Rig rig) {
        Optional<String> source = rig.host().content(SOURCE).map(String::strip).filter(s -> !s.isEmpty());
        double jump = rig.idle().clockJumpMs();
        List<Finding> findings = new ArrayList<>();
        source.filter(SLOW::contains).ifPresent(s -> findings.add(new Finding(name(), Severity.WARNING,
                "the clock source is '" + s + "'", "each reading of the time takes about a microsecond",
                "use tsc or the hypervisor's own clock (kernel parameter clocksource=tsc)")));
        if (Math.abs(jump) > JUMP_MS) {
            findings.add(new Finding(name(), Math.abs(jump) > FAR_MS ? Severity.UNFIT : Severity.WARNING,
                    String.format(Locale.ROOT, "the wall clock jumped by %.0f ms within %.1f s", jump,
                            rig.idle().lasted().toMillis() / 1e3),
                    "somebody sets the clock, or the machine was paused; timers may fire at the wrong time",
                    "wait until the time service has settled (chronyc tracking, timedatectl)"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), source.map(s -> "'" + s + "', no jump").orElse("no jump")));
        }
        return findings;
    }
}
