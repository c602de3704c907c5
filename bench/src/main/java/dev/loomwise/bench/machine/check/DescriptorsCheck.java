package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** Whether every connection of the run to come gets a file descriptor. */
@AutoService(Check.class)
public final class DescriptorsCheck implements Check {
    @Override
    public String name() {
        return "file descriptors";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Finding> look(Rig rig) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? List.of(judge(unix.getMaxFileDescriptorCount(), rig.needs().descriptors()))
                : List.of(Finding.ok(name(), "this system does not limit them"));
    }

    Finding judge(long most, long needed) {
        String seen = String.format(Locale.ROOT, "%,d, and this run needs %,d", most, needed);
        return most >= needed
                ? Finding.ok(name(), seen)
                : new Finding(name(), Severity.UNFIT, seen, "cells with many connections fail",
                        "raise them with ulimit -n " + needed + ", or leave http out with --workload");
    }
}
