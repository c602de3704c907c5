package dev.loomwise.advisor.recording.finding;

import dev.loomwise.advisor.recording.finding.rule.BottleneckRule;
import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName.Kind;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.RecordingTally;
import dev.loomwise.bench.unit.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From the sums over a recording to what they mean. */
public final class RecordingAnalysis {
    /** A thread that computes less than this share of its time, and only sleeps, is a clock and does no work. */
    private static final double CLOCK = 0.04;
    private static final double WORTH_NAMING = 0.02;
    private static final double LIMITS_SOMETHING = 0.1;
    private static final int FEW = 5;
    /** Of a loop's time that it stands still. */
    private static final double BLOCKED = 0.1;
    private static final double LOOPS_WORTH_NAMING = 0.3;
    private static final List<Cause> STOPS_A_LOOP = List.of(Cause.HTTP, Cause.JDBC, Cause.SLEEP, Cause.SOCKET,
            Cause.FILE,
            Cause.FUTURE, Cause.LOCK, Cause.SEMAPHORE, Cause.CONNECTION_POOL);
    private static final double COARSE_NANOS = 1e6;

    private final RecordingTally tally;
    private final List<String> notes = new ArrayList<>();

    private RecordingAnalysis(RecordingTally tally) {
        this.tally = tally;
    }

    /** The profile of every group, and what limits the program. */
    public static RecordingProfile analyse(RecordingTally tally) {
        return new RecordingAnalysis(tally).profile();
    }

    private RecordingProfile profile() {
        carriersWorkForVirtualThreads();
        boolean silent = silentClient();
        List<GroupProfile> groups = new ArrayList<>();
        for (GroupTally group : tally.groups()) {
            Kind kind = group.kind();
            if (kind != Kind.JVM && kind != Kind.CARRIER && (kind != Kind.EVENT_LOOP || blocked(group))) {
                Optional<Work> work = Work.of(group).filter(w -> !clock(group, w));
                work.ifPresentOrElse(w -> groups.add(GroupAnalysis.analyse(tally, group, w, silent)),
                        () -> unknown(group));
            }
        }
        AsyncCalls.of(tally).ifPresent(calls -> {
            groups.removeIf(g -> calls.computing().contains(g.name()));
            groups.add(calls.profile());
        });
        DividedJobs.of(tally).ifPresent(jobs -> {
            groups.removeIf(g -> jobs.groups().contains(g.name()));
            groups.add(jobs.profile());
        });
        double heaviest = groups.stream().mapToDouble(GroupProfile::weight).max().orElse(0);
        boolean hidden = eventLoops() || silent;
        groups.removeIf(g -> g.weight() < WORTH_NAMING * heaviest || idleMain(g, heaviest, hidden));
        settings();
        // A group that does little limits little, whatever it waits for.
        RecordingProfile heavy = new RecordingProfile(facts(),
                groups.stream().filter(g -> g.weight() >= LIMITS_SOMETHING * heaviest).toList(), List.of(), List.of());
        List<Bottleneck> found = BottleneckRule.all().stream().flatMap(r -> r.find(heavy).stream()).toList();
        return new RecordingProfile(facts(), groups, found, notes);
    }

    private RecordingProfile.Facts facts() {
        var machine = tally.machine();
        List<GroupTally> pinned = tally.groups().stream().filter(g -> g.pinned() > 0)
                .sorted(Comparator.comparingLong(GroupTally::pinnedNanos).reversed()).toList();
        double nanos = pinned.stream().mapToDouble(GroupTally::pinnedNanos).sum();
        double span = pinned.stream().mapToDouble(g -> g.cuts().wholes().curve().spanNanos()).max().orElse(0);
        return new RecordingProfile.Facts(machine.spanNanos() / 1e9, machine.cores(), machine.jdk(), machine.jvmLoad(),
                machine.allLoad(), machine.gcShare(),
                span == 0 || machine.cores() == 0 ? 0 : nanos / (span * machine.cores()),
                pinned.isEmpty() ? "" : pinned.getFirst().mostPinnedBy().orElse(""));
    }

    /** Shares what the carriers computed among the groups of virtual threads, by samples, else by their time. */
    private void carriersWorkForVirtualThreads() {
        List<GroupTally> carriers = tally.groups().stream().filter(g -> g.kind() == Kind.CARRIER).toList();
        List<GroupTally> virtual = tally.groups().stream().filter(g -> g.kind() == Kind.VIRTUAL).toList();
        double samples = virtual.stream().mapToDouble(g -> g.computing().sampledNanos()).sum();
        double all = virtual.stream().mapToDouble(g -> weight(g, samples)).sum();
        for (GroupTally carrier : carriers) {
            for (GroupTally group : virtual) {
                if (all > 0 && carrier.computing().nanos() > 0) {
                    group.computing().addShare(carrier.computing(), weight(group, samples) / all);
                }
            }
        }
    }

    /** Whether an event loop's threads stand still for something other than the next event. */
    private boolean blocked(GroupTally loop) {
        double nanos = STOPS_A_LOOP.stream().mapToDouble(loop::waitedNanos).sum();
        return nanos > BLOCKED * tally.machine().spanNanos() * Math.max(1, loop.headcount().threads());
    }

    /** What a program does that never blocks is in no event: its computing is known, and nothing else. Whether it does. */
    private boolean eventLoops() {
        boolean found = false;
        double all = computedInAll();
        for (GroupTally loop : tally.groups()) {
            if (loop.kind() == Kind.EVENT_LOOP && loop.computing().nanos() > LOOPS_WORTH_NAMING * all
                    && !loop.name().group().startsWith("HttpClient-") && !blocked(loop)) {
                notes.add(String.format(java.util.Locale.ROOT,
                        "%s computed for %s in all, as event loops do; how many tasks that were and what they waited for"
                                + " is open: code that never blocks leaves no event. What the program counts itself tells:"
                                + " advise --shape service --rate N/s --wait TIME --cpu TIME.",
                        loop.name().group(), Units.readable(loop.computing().nanos() / 1e6)));
                found = true;
            }
        }
        return found;
    }

    /** By all threads but the JVM's own, ns. */
    private double computedInAll() {
        return tally.groups().stream().filter(g -> g.kind() != Kind.JVM).mapToDouble(g -> g.computing().nanos()).sum();
    }

    /** A thread that only starts and ends the others. */
    private static boolean idleMain(GroupProfile group, double heaviest, boolean hidden) {
        return (group.kind() == Kind.MAIN || group.kind() == Kind.SINGLE) && (hidden || group.weight() < heaviest)
                && group.valueOrZero("tasks") < FEW;
    }

    private static double weight(GroupTally group, double samples) {
        return samples > 0 ? group.computing().sampledNanos() : group.cuts().wholes().timeNanos();
    }

    /**
     * A thread that sleeps, wakes up, gives something away and sleeps again; or one of a library's own that waits, as those
     * do that watch over connections: no frame of the program's lies in its stacks.
     */
    private static boolean clock(GroupTally group, Work work) {
        double sleeping = work.waitNanos(Cause.SLEEP) + work.waitNanos(Cause.CONDITION);
        double elsewhere = work.waitNanos() - sleeping;
        return (group.ofOneThread() || group.headcount().mostAlive() <= 1)
                && work.cpuNanos(group) < CLOCK * work.timeNanos()
                && (elsewhere < CLOCK * work.timeNanos() || group.mostEntered().isEmpty());
    }

    /** Threads whose tasks nothing separates: their computing is known, their number is not. */
    private void unknown(GroupTally group) {
        double all = computedInAll();
        boolean main = group.kind() == Kind.MAIN || group.kind() == Kind.SINGLE;
        if (group.computing().nanos() > WORTH_NAMING * all && !main) {
            notes.add(String.format(java.util.Locale.ROOT,
                    "%s computed for %s in all; how many tasks that were is open:"
                            + " they neither waited nor did their queue run empty. jdk.MethodTrace of ThreadPoolExecutor::getTask"
                            + " tells (JDK 25, loomwise record sets it).",
                    group.name().group(),
                    Units.readable(group.computing().nanos() / 1e6)));
        }
    }

    /** Whether there is a client whose calls nobody waits for, on a JVM that cannot trace them. */
    private boolean silentClient() {
        boolean there = tally.groups().stream().anyMatch(g -> g.name().group().contains("-SelectorManager"));
        // A client that was made and not used computes next to nothing.
        double client = tally.groups().stream().filter(g -> g.name().group().startsWith("HttpClient-"))
                .mapToDouble(g -> g.computing().nanos()).sum();
        boolean awaited = tally.groups().stream().filter(g -> !g.name().group().startsWith("HttpClient-")).map(Work::of)
                .flatMap(Optional::stream)
                .anyMatch(w -> w.waitNanos(Cause.HTTP) > WORTH_NAMING * w.timeNanos());
        if (!there || awaited || client < WORTH_NAMING * computedInAll() || tally.async().answered() > 0) {
            return false;
        }
        notes.add("java.net.http calls were made that no thread waited for; how many and how long is open."
                + " jdk.MethodTrace of jdk.internal.net.http.HttpClientImpl::sendAsync and HttpResponseImpl::<init>"
                + " tells (JDK 25, loomwise record sets it).");
        return true;
    }

    private void settings() {
        for (String event : List.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorEnter", "jdk.SocketRead")) {
            String threshold = tally.setting(event + "#threshold").orElse("0 ns");
            if (tally.setting(event + "#enabled").filter("false"::equals).isPresent()) {
                notes.add(event + " was off: waits of that kind are not in this recording.");
            } else if (nanos(threshold) > COARSE_NANOS) {
                notes.add(
                        "Waits below " + threshold + " are not in this recording (" + event + "#threshold): with 20 us"
                                + " they would be.");
            }
        }
        tally.setting("jdk.SocketRead#throttle").filter(t -> !t.equals("off") && !t.isEmpty()).ifPresent(
                t -> notes.add("At most " + t + " socket reads are in this recording (jdk.SocketRead#throttle): off"
                        + " records them all."));
        if (tally.setting("jdk.VirtualThreadStart#enabled").filter("false"::equals).isPresent()
                && tally.groups().stream().anyMatch(g -> g.kind() == Kind.CARRIER)) {
            notes.add(
                    "Tasks on virtual threads are not in this recording: jdk.VirtualThreadStart and jdk.VirtualThreadEnd"
                            + " were off.");
        }
        if (tally.machine().lostBytes() > 0) {
            notes.add("The JVM lost " + tally.machine().lostBytes() + " bytes of events: counts are too low.");
        }
        if (tally.count("jdk.ThreadCPULoad") == 0) {
            notes.add("The load of threads is not in this recording: jdk.ThreadCPULoad with a period of 200 ms tells.");
        }
    }

    private static double nanos(String threshold) {
        try {
            return Units.duration(threshold).toNanos();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
