package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.machine.Virtualization;
import java.util.ArrayList;
import java.util.List;

/** What lies between the program and the hardware. */
@AutoService(Check.class)
public final class VirtualizationCheck implements Check {
    @Override
    public String name() {
        return "virtualization";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public List<Finding> look(Rig rig) {
        Virtualization layers = Virtualization.of(rig.host(), "");
        List<Finding> findings = new ArrayList<>();
        layers.hypervisor().ifPresent(h -> findings.add(new Finding(name(), Severity.INFO,
                "a virtual machine (" + h + ")", "neighbours that nobody sees from inside make noise",
                "compare ratios of one run rather than times of several; bare metal is quieter")));
        layers.container().ifPresent(c -> findings.add(new Finding(name(), Severity.INFO, "a container (" + c + ")",
                "its neighbours share the kernel, and its limits are not those of the machine",
                "give it whole cores, and measure in the container that the program will run in")));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), "neither a virtual machine nor a container can be seen"));
        }
        return findings;
    }
}
