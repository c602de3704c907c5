package dev.loomwise.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the cores have done since the machine started, in ticks of all cores together; two readings tell what happened
 * between them.
 *
 * @param busy user, system and interrupt time
 * @param stolen time in which the hypervisor ran somebody else
 * @param total these two and idle time
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>
 */
public record CpuStat(long busy, long stolen, long total) {
    private static final Path FILE = Path.of("/proc/stat");

    /** Now; empty elsewhere than on Linux. */
    public static Optional<CpuStat> read() {
        if (!Files.isReadable(FILE)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(FILE)) {
            return lines.findFirst().flatMap(CpuStat::parse);
        } catch (IOException e) {
            // There, and yet not to be read (a sandbox): the same as not there.
            return Optional.empty();
        }
    }

    /** The line {@code cpu user nice system idle iowait irq softirq steal guest guest_nice}. */
    static Optional<CpuStat> parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 9 || !words[0].equals("cpu")
                || !Arrays.stream(words).skip(1).allMatch(w -> w.matches("[0-9]{1,18}"))) {
            return Optional.empty();
        }
        // Guest time, the last two, is already part of user and nice.
        long[] ticks = Arrays.stream(words).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
        long idle = ticks[3] + ticks[4];
        long all = Arrays.stream(ticks).sum();
        return Optional.of(new CpuStat(all - idle - ticks[7], ticks[7], all));
    }

    /** Share of all cores' time since {@code earlier} in which they worked, 0 to 1. */
    public double busyShareSince(CpuStat earlier) {
        return share(busy - earlier.busy, total - earlier.total);
    }

    /** Share of all cores' time since {@code earlier} that the hypervisor took away, 0 to 1. */
    public double stolenShareSince(CpuStat earlier) {
        return share(stolen - earlier.stolen, total - earlier.total);
    }

    private static double share(long part, long whole) {
        // The kernel's counters may step back by a tick.
        return whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
    }
}
