package dev.loomwise.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads how much of the cores' time went elsewhere. The difference of two readings is a {@link Noise}. Our own part is
 * this process, its children that have ended (the forks) and the stub. Interrupts belong to nobody: serving the
 * loopback traffic of a workload is its own doing, so they count as no other's work.
 *
 * @param others user, nice and system time of the machine without ours, in ticks
 * @param stolen time that the hypervisor took, in ticks
 * @param total all of these, idle time and interrupts, in ticks
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
record NoiseMeter(long others, long stolen, long total) {
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CHILDREN_UTIME = 13;
    private static final int CHILDREN_STIME = 14;

    /** Now; empty elsewhere than on Linux. */
    static Optional<NoiseMeter> read(long stub) {
        try {
            long[] own = process("self");
            long[] server = process(Long.toString(stub));
            String cpu = Files.readAllLines(Path.of("/proc/stat")).getFirst();
            return Optional.of(of(cpu, own[UTIME] + own[STIME] + own[CHILDREN_UTIME] + own[CHILDREN_STIME]
                    + server[UTIME] + server[STIME]));
        } catch (IOException | RuntimeException e) {
            // Another system, a sandbox, or a stub that has just died: nothing is known, and nothing is claimed.
            return Optional.empty();
        }
    }

    /** @param cpu {@code cpu user nice system idle iowait irq softirq steal guest guest_nice} */
    static NoiseMeter of(String cpu, long ours) {
        long[] ticks = Arrays.stream(cpu.strip().split("\\s+")).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
        return new NoiseMeter(ticks[0] + ticks[1] + ticks[2] - ours, ticks[7], Arrays.stream(ticks).sum());
    }

    /** What happened since {@code earlier}; empty when that was less than a few ticks ago. */
    Optional<Noise> since(NoiseMeter earlier) {
        double time = total - earlier.total;
        return time < 10
                ? Optional.empty()
                : Optional.of(new Noise(Math.clamp((stolen - earlier.stolen) / time, 0, 1),
                        Math.clamp((others - earlier.others) / time, 0, 1)));
    }

    /** The numbers after the name, which may itself hold spaces and brackets. */
    private static long[] process(String pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long[] numbers = new long[CHILDREN_STIME + 1];
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return numbers;
    }
}
