package dev.loomwise.advisor.recording.finding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.recording.finding.Figure.Unit;
import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.advisor.recording.tally.AsyncTally;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.RecordingTally;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that no thread waits for, as one group: each call with what is computed after it.
 *
 * @param computing groups of threads that compute for the calls
 */
record AsyncCalls(GroupProfile profile, List<String> computing) {
    private static final double MOSTLY = 0.5;

    static Optional<AsyncCalls> of(RecordingTally tally) {
        AsyncTally calls = tally.async();
        if (calls.answered() == 0 || calls.nonBlockingShare() < MOSTLY) {
            return Optional.empty();
        }
        List<GroupTally> computing = tally.groups().stream().filter(AsyncCalls::computes).toList();
        double cpu = computing.stream().mapToDouble(g -> g.computing().nanos()).sum() / calls.answered();
        double wait = calls.meanNanos();
        Sure sure = Sure.MEASURED;
        List<Figure> figures = List.of(
                Figure.of("tasks", Unit.COUNT, (double) calls.answered(), Sure.COUNTED,
                        "answers of java.net.http's client"),
                Figure.of("rate", Unit.PER_SECOND, calls.perSecond(), Sure.COUNTED, "answers by time"),
                Figure.of("inProgress", Unit.COUNT, calls.inProgress(), sure, "calls less answers, over time"),
                Figure.of("inProgressMost", Unit.COUNT, (double) calls.mostInProgress(), sure, "the same, at its peak"),
                Figure.of("wait", Unit.MILLIS, wait / 1e6, sure,
                        "calls in progress by answers per second (Little's law); the calls were traced"),
                Figure.of("cpu", Unit.MILLIS, cpu / 1e6, Sure.ESTIMATED,
                        "load of the threads that compute and never wait, by answers"),
                Figure.open("waitP99", Unit.MILLIS, "which answer belongs to which call is not recorded"));
        Map<String, String> because = new LinkedHashMap<>();
        ObjectNode keys = keys(tally, calls, wait, cpu, because);
        GroupProfile profile = new GroupProfile("asynchronous HTTP calls", ThreadName.Kind.CALLS,
                Optional.of(ConcurrencyModel.ASYNC), computing.stream().mapToLong(g -> g.headcount().mostAlive()).sum(),
                computing.stream().findFirst().flatMap(GroupTally::mostEntered).orElse(""), figures,
                List.of(new GroupProfile.Wait(Cause.HTTP, wait / 1e6, wait / Math.max(1, wait + cpu), "")), keys,
                because);
        return Optional.of(new AsyncCalls(profile, computing.stream().map(g -> g.name().group()).toList()));
    }

    private static ObjectNode keys(RecordingTally tally, AsyncTally calls, double wait, double cpu,
            Map<String, String> because) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        boolean steady = calls.inProgress() > 0.85 * calls.mostInProgress();
        if (steady) {
            keys.put("shape", "batch").put("tasks", Long.toString(calls.answered())).put("in-flight",
                    Long.toString(calls.mostInProgress()));
            because.put("in-flight", "as many calls were in progress nearly all the time");
        } else {
            keys.put("shape", "service").put("rate", String.format(Locale.ROOT, "%.3f/s", calls.perSecond()));
        }
        keys.put("wait", time(wait)).put("cpu", time(cpu)).put("io", "http");
        because.put("wait", "calls in progress by answers per second (Little's law)");
        because.put("cpu", "load of the threads that compute and never wait, by answers");
        if (tally.machine().cores() > 0) {
            keys.put("cores", Integer.toString(tally.machine().cores()));
        }
        if (tally.machine().jdk() >= 8) {
            keys.put("jdk", Integer.toString(tally.machine().jdk()));
        }
        return keys;
    }

    /** A pool that computes without waiting; the client's own threads are its library's cost. */
    private static boolean computes(GroupTally group) {
        ThreadName.Kind kind = group.kind();
        if ((kind != ThreadName.Kind.FORKJOIN && kind != ThreadName.Kind.POOL) || group.computing().nanos() == 0) {
            return false;
        }
        return Work.of(group).map(w -> w.waitNanos() < 0.1 * w.timeNanos()).orElse(true);
    }

    private static String time(double nanos) {
        return Units.text(Duration.ofNanos(Math.round(nanos / 1000) * 1000));
    }
}
