package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Memory that is free, a limit on it, and memory that was moved to a disk. */
@AutoService(Check.class)
public final class MemoryCheck implements Check {
    private static final String FILE = "/proc/meminfo";
    private static final long MUCH_SWAPPED_MB = 64;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Finding> look(Rig rig) {
        Optional<Long> available = rig.host().number(FILE, "MemAvailable").map(kb -> kb >> 10);
        Optional<Long> limit = new ControlGroups(rig.host()).memory().map(bytes -> bytes >> 20);
        Optional<Long> usable = Stream.of(available, limit).flatMap(Optional::stream).min(Long::compare);
        if (usable.isEmpty()) {
            return List.of(Finding.ok(name(), "the system does not tell"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(judge(usable.get(), limit, rig.needs().memoryMb()));
        long swapped = (rig.host().number(FILE, "SwapTotal").orElse(0L)
                - rig.host().number(FILE, "SwapFree").orElse(0L)) / 1024;
        if (swapped > MUCH_SWAPPED_MB) {
            findings.add(new Finding(name(), Severity.WARNING, swapped + " MB are in swap",
                    "a page that comes back from a disk stops a thread for milliseconds",
                    "stop what needs the memory, then swapoff -a"));
        }
        return findings;
    }

    private Finding judge(long usableMb, Optional<Long> limitMb, long neededMb) {
        String seen = String.format(Locale.ROOT, "%,d MB can be used", usableMb)
                + limitMb.map(mb -> String.format(Locale.ROOT, " (limit of the group %,d MB)", mb)).orElse("")
                + String.format(Locale.ROOT, ", and this run needs about %,d MB", neededMb);
        if (usableMb >= neededMb) {
            return Finding.ok(name(), seen);
        }
        return new Finding(name(), usableMb < neededMb / 2 ? Severity.UNFIT : Severity.WARNING, seen,
                "forks collect garbage more often, swap or are killed", "free memory or raise the limit");
    }
}
