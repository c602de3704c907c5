package dev.loomwise.bench.machine.check;

import dev.loomwise.bench.machine.Host;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The limits of this process's control groups: its own and those above it, version 1 and 2; the tightest counts.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control Group v2</a>
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">CFS bandwidth control (version 1)</a>
 */
final class ControlGroups {
    private static final String ROOT = "/sys/fs/cgroup";
    /** Version 1 writes the largest multiple of a page for "no limit". */
    private static final long NO_LIMIT = 1L << 60;

    private final Host host;

    ControlGroups(Host host) {
        this.host = host;
    }

    /** How many cores' worth of CPU time may be used; empty without a quota. */
    Optional<Double> cpus() {
        List<Double> quotas = new ArrayList<>();
        for (String folder : folders("cpu")) {
            host.content(folder + "/cpu.max").map(t -> t.strip().split("\\s+"))
                    .filter(w -> w.length == 2 && w[0].matches("[0-9]{1,15}") && w[1].matches("[1-9][0-9]{0,15}"))
                    .ifPresent(w -> quotas.add(Double.parseDouble(w[0]) / Double.parseDouble(w[1])));
            Optional<Long> period = host.number(folder + "/cpu.cfs_period_us").filter(p -> p > 0);
            host.number(folder + "/cpu.cfs_quota_us").filter(q -> q > 0)
                    .ifPresent(q -> period.ifPresent(p -> quotas.add((double) q / p)));
        }
        return quotas.stream().min(Double::compare);
    }

    /** How many bytes may be used; empty without a limit. */
    Optional<Long> memory() {
        List<Long> limits = new ArrayList<>();
        for (String folder : folders("memory")) {
            host.number(folder + "/memory.max").ifPresent(limits::add);
            host.number(folder + "/memory.limit_in_bytes").ifPresent(limits::add);
        }
        return limits.stream().filter(l -> l > 0 && l < NO_LIMIT).min(Long::compare);
    }

    /** This process's group and all above it, in both versions' places. */
    private Set<String> folders(String controller) {
        Set<String> folders = new LinkedHashSet<>(List.of(ROOT, ROOT + "/" + controller));
        host.content("/proc/self/cgroup").orElse("").lines().map(l -> l.split(":", 3)).filter(w -> w.length == 3)
                .forEach(w -> {
                    boolean two = w[0].equals("0");
                    if (two || List.of(w[1].split(",", -1)).contains(controller)) {
                        String group = w[2];
                        while (group.length() > 1) {
                            folders.add(ROOT + (two ? "" : "/" + controller) + group);
                            group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
                        }
                    }
                });
        return folders;
    }
}
