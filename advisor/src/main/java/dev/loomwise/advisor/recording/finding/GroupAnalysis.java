package dev.loomwise.advisor.recording.finding;

import dev.loomwise.advisor.recording.finding.Figure.Unit;
import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.LoadCurve;
import dev.loomwise.advisor.recording.tally.RecordingTally;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the sums over one group of threads to its numbers. */
final class GroupAnalysis {
    private static final double MS = 1e6;
    /** Fewer samples say nothing about shares. */
    private static final double ENOUGH_SAMPLES_NANOS = 30 * 20e6;
    /** More of a task's time than this, without an event, is a wait for something unknown. */
    private static final double UNEXPLAINED = 0.2;
    private static final double QUEUEING = 0.1;
    /** On a busier machine tasks stand in line for a core, which is in no event either. */
    private static final double FREE_CORES = 0.7;

    private final RecordingTally tally;
    private final GroupTally group;
    private final Work work;
    private final double cpuNanos;
    private final List<Figure> figures = new ArrayList<>();

    private final boolean silentClient;

    private GroupAnalysis(RecordingTally tally, GroupTally group, Work work, boolean silentClient) {
        this.tally = tally;
        this.group = group;
        this.work = work;
        this.silentClient = silentClient;
        this.cpuNanos = work.cpuNanos(group);
    }

    /** @param silentClient whether calls were made that no thread waits for, by whom is unknown */
    static GroupProfile analyse(RecordingTally tally, GroupTally group, Work work, boolean silentClient) {
        return new GroupAnalysis(tally, group, work, silentClient).profile();
    }

    private GroupProfile profile() {
        LoadCurve curve = work.units().curve();
        boolean saturated = saturated();
        figures.add(Figure.of("threads", Unit.COUNT, threads(), Sure.COUNTED,
                "most that were there at once"));
        figures.add(Figure.of("tasks", Unit.COUNT, Math.rint(work.tasks()), work.sure(), work.how()));
        figures.add(Figure.of("rate", Unit.PER_SECOND, work.perSecond(), work.sure(),
                "tasks by the time from the first start to the last end"
                        + (saturated && group.kind() == ThreadName.Kind.POOL
                                ? "; the threads were always busy, so more may have been asked for"
                                : "")));
        figures.add(Figure.of("inProgress", Unit.COUNT, round(work.inProgress()), work.sure(),
                "time of all tasks by that time"));
        figures.add(Figure.of("inProgressMost", Unit.COUNT, round(most(curve)), work.sure(), "the same, at its peak"));
        times();
        boolean waitKnown = waits();
        computing();
        unexplained();
        passedOver();
        limit();
        allocation();
        Optional<ConcurrencyModel> today = today();
        List<GroupProfile.Wait> causes = causes();
        var keys = new ProfileOfGroup(tally, group, work, cpuNanos, waitKnown, saturated, figures);
        return new GroupProfile(group.name().group(), group.kind(), today, Math.max(1, group.headcount().mostAlive()),
                group.mostEntered().orElse(""), figures, causes, keys.keys(), keys.because());
    }

    /** Buckets round a little up where one task ends and the next begins. */
    private double most(LoadCurve curve) {
        return group.kind() == ThreadName.Kind.VIRTUAL
                ? curve.peak()
                : Math.min(curve.peak(), threads());
    }

    private void times() {
        figures.add(Figure.of("time", Unit.MILLIS, work.timeNanos() / MS, work.sure(), "mean from start to end"));
        if (work.perTask() == 1 && work.idleShare() == 0) {
            figures.add(Figure.of("timeP50", Unit.MILLIS, work.units().timeQuantileNanos(0.5) / MS, work.sure(),
                    "median of the same"));
            figures.add(Figure.of("timeP99", Unit.MILLIS, work.units().timeQuantileNanos(0.99) / MS, work.sure(),
                    "99th percentile of the same"));
        }
    }

    /** Adds the waits; false when they are open. */
    private boolean waits() {
        boolean virtual = group.kind() == ThreadName.Kind.VIRTUAL;
        double seen = work.waitNanos() + work.queueingNanos();
        double unseen = work.timeNanos() - seen - cpuNanos;
        if (virtual && !tally.parksTraced() && (group.unseenWaits() > 0 || unseen > UNEXPLAINED * work.timeNanos())) {
            figures.add(Figure.open("wait", Unit.MILLIS, String.format(java.util.Locale.ROOT,
                    "between %.3g and %.3g ms: virtual threads emit no park events; jdk.MethodTrace of"
                            + " java.lang.VirtualThread::park and ::parkNanos tells (JDK 25, loomwise record sets it)",
                    work.waitNanos() / MS, (work.waitNanos() + Math.max(0, unseen)) / MS)));
            return false;
        }
        if ((!virtual && group.unseenWaits() > 0) || calls()) {
            figures.add(Figure.open("wait", Unit.MILLIS,
                    "its tasks start calls that no thread waits for; jdk.MethodTrace of"
                            + " the client tells (JDK 25; loomwise record sets it for java.net.http)"));
            return false;
        }
        Sure sure = work.sure() == Sure.ESTIMATED ? Sure.ESTIMATED : Sure.MEASURED;
        String how = "mean of what park, sleep, monitor, socket and file events lie within a task"
                + (virtual ? ", traced park calls included" : "");
        figures.add(Figure.of("wait", Unit.MILLIS, work.waitNanos() / MS, sure, how));
        if (work.perTask() == 1) {
            figures.add(Figure.of("waitP50", Unit.MILLIS, work.units().waitQuantileNanos(0.5) / MS, sure, "median"));
            figures.add(Figure.of("waitP99", Unit.MILLIS, work.units().waitQuantileNanos(0.99) / MS, sure,
                    "99th percentile"));
        }
        figures.add(Figure.of("steps", Unit.COUNT, round(work.steps()), Sure.ESTIMATED,
                "waits of at least 0.1 ms in a task"));
        figures.add(Figure.of("queueing", Unit.MILLIS, work.queueingNanos() / MS, sure,
                "waits for a connection, a permit or a lock: no part of the task itself"));
        return true;
    }

    /** Whether calls of a client that does not block are made from these tasks. */
    private boolean calls() {
        boolean mayCall = group.kind() == ThreadName.Kind.FORKJOIN
                || group.kind() == ThreadName.Kind.POOL;
        return (group.asyncCalls() > 0 && tally.async().answered() == 0) || (silentClient && mayCall);
    }

    private void computing() {
        boolean known = group.computing().nanos() > 0;
        figures.add(known
                ? Figure.of("cpu", Unit.MILLIS, cpuNanos / MS, work.sure() == Sure.COUNTED
                        ? Sure.MEASURED
                        : Sure.ESTIMATED,
                        (group.kind() == ThreadName.Kind.VIRTUAL
                                ? "load of the carriers (jdk.ThreadCPULoad)"
                                : "load of the threads (jdk.ThreadCPULoad)") + " by the tasks that ended meanwhile")
                : Figure.open("cpu", Unit.MILLIS,
                        "no load of these threads was recorded; jdk.ThreadCPULoad with a period of"
                                + " 200 ms tells (loomwise record sets it)"));
        double client = clientShare();
        if (known && client > 0) {
            figures.add(Figure.of("cpuOfClient", Unit.MILLIS, cpuNanos * client / MS, Sure.ESTIMATED,
                    "the share of its samples within a client library"));
        }
    }

    private double clientShare() {
        boolean enough = group.computing().sampledNanos() >= (tally.cpuSamples() ? ENOUGH_SAMPLES_NANOS : 30);
        return enough ? group.computing().clientNanos() / group.computing().sampledNanos() : 0;
    }

    /** What threads do in native code is in no event: a selector's wait, a driver that is not written in Java. */
    private void unexplained() {
        double rest = work.timeNanos() - work.standingNanos() - cpuNanos;
        boolean told = group.kind() != ThreadName.Kind.VIRTUAL && group.computing().nanos() > 0
                && figures.stream().allMatch(f -> f.value().isPresent());
        if (told && rest > Math.max(MS, UNEXPLAINED * work.timeNanos()) && tally.machine().allLoad() < FREE_CORES) {
            figures.add(Figure.of("unexplained", Unit.MILLIS, rest / MS, Sure.ESTIMATED,
                    "of a task's time, neither a wait that the JVM records nor computing: native code, such as"
                            + " Selector.select"));
        }
    }

    /** What of its threads' time was taken for no task. */
    private void passedOver() {
        if (work.slight().count() > 0) {
            figures.add(Figure.of("slight", Unit.COUNT, (double) work.slight().count(), Sure.COUNTED,
                    String.format(java.util.Locale.ROOT,
                            "no tasks: they waited for nothing and took %s at most, such as a connection that closes",
                            Units.readable(work.slight().times().getMaxValue() / MS))));
        }
        if (work.idleShare() > 0) {
            figures.add(Figure.of("selecting", Unit.COUNT,
                    round(Math.max(0, work.units().curve().mean() - work.inProgress())),
                    Sure.ESTIMATED,
                    "threads that only looked which connection has something to say, on average: samples of native code"));
        }
    }

    private void limit() {
        if (work.queueingNanos() > QUEUEING * work.timeNanos()
                && work.queueingNanos() - work.waitNanos(Cause.LOCK) > QUEUEING * work.timeNanos()) {
            double limit = work.inProgress() * (1 - work.queueingNanos() / work.timeNanos());
            figures.add(Figure.of("limit", Unit.COUNT, Math.max(1, Math.rint(limit)), Sure.ESTIMATED,
                    "tasks in progress that did not stand in line (Little's law)"));
        }
    }

    private void allocation() {
        if (group.allocatedBytes() > 0) {
            figures.add(Figure.of("allocated", Unit.BYTES, group.allocatedBytes() / work.tasks(), Sure.ESTIMATED,
                    "jdk.ObjectAllocationSample, by tasks"));
        }
        if (group.pinned() > 0) {
            figures.add(Figure.of("pinned", Unit.MILLIS, group.pinnedNanos() / MS / work.tasks(), Sure.MEASURED,
                    "a carrier was held (jdk.VirtualThreadPinned), by tasks"));
        }
    }

    private List<GroupProfile.Wait> causes() {
        List<GroupProfile.Wait> causes = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            double nanos = work.waitNanos(cause);
            if (nanos > 0 && cause != Cause.IDLE) {
                causes.add(new GroupProfile.Wait(cause, nanos / MS, Math.min(1, nanos / Math.max(1, work.timeNanos())),
                        group.mostWaitedAt(cause).orElse("")));
            }
        }
        return causes;
    }

    private Optional<ConcurrencyModel> today() {
        return Optional.of(switch (group.kind()) {
            case VIRTUAL, CARRIER -> ConcurrencyModel.VIRTUAL;
            case FORKJOIN -> ConcurrencyModel.FORKJOIN;
            case MAIN, SINGLE -> ConcurrencyModel.SYNC;
            case EVENT_LOOP, CALLS -> ConcurrencyModel.ASYNC;
            case POOL, JVM -> ConcurrencyModel.PLATFORM;
        });
    }

    /** Whether there was never a free thread: then what was asked for is hidden. */
    private boolean saturated() {
        return group.kind() != ThreadName.Kind.VIRTUAL && group.headcount().mostAlive() > 0
                && work.inProgress() >= 0.85 * threads();
    }

    private double threads() {
        return (double) Math.max(1, group.headcount().mostAlive());
    }

    private static double round(double value) {
        return Math.rint(value * 100) / 100;
    }
}
