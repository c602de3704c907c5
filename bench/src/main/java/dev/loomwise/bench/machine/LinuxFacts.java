package dev.loomwise.bench.machine;

import java.util.Optional;

/** What plain files of Linux tell about the machine; elsewhere they are not there, and nothing is told. */
final class LinuxFacts {
    private LinuxFacts() {}

    static Optional<String> processorName(Host host) {
        return host.content("/proc/cpuinfo")
                .flatMap(info -> info.lines().filter(l -> l.startsWith("model name") && l.contains(":"))
                        .map(l -> l.substring(l.indexOf(':') + 1).strip()).filter(n -> !n.isEmpty()).findFirst());
    }
}
