package dev.loomwise.advisor.recording.finding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.LoadCurve;
import dev.loomwise.advisor.recording.tally.RecordingTally;
import dev.loomwise.bench.unit.Units;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The keys of a profile for one group, and why each is as it is. */
final class ProfileOfGroup {
    /** Tasks that start this early are a batch: they were all there at the beginning. */
    private static final double EARLY = 0.1;
    private static final double MOST = 0.6;
    private static final double SPREAD = 1.5;
    private static final double DIVIDING = 0.5;
    /** Computing of the heavy tasks, as a multiple of the usual ones. */
    private static final double HEAVY = 8;
    private static final double PINNED = 0.3;

    private final ObjectNode keys = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> because = new LinkedHashMap<>();
    private final RecordingTally tally;
    private final GroupTally group;
    private final Work work;

    ProfileOfGroup(RecordingTally tally, GroupTally group, Work work, double cpuNanos, boolean waitKnown,
            boolean saturated, List<Figure> figures) {
        this.tally = tally;
        this.group = group;
        this.work = work;
        double computed = cpuNanos - figures.stream().filter(f -> f.name().equals("cpuOfClient"))
                .mapToDouble(f -> f.value().orElse(0) * 1e6).findFirst().orElse(0);
        if (work.waitNanos() < 0.1 * computed
                && group.computing().dividingNanos() > DIVIDING * group.computing().sampledNanos()) {
            put("shape", "divisible", "most samples lie where a job is being split");
            put("tasks", whole(work.tasks()), "pieces that were seen");
        } else if (saturated || batch()) {
            put("shape", "batch", saturated
                    ? "the threads were always busy: arrivals are hidden"
                    : "most tasks start"
                            + " together");
            double bursts = saturated ? 1 : Math.max(1, bursts());
            put("tasks", whole(work.tasks() / bursts), bursts > 1
                    ? "tasks by " + (int) bursts + " bursts"
                    : "all tasks of the recording");
        } else {
            put("shape", "service", "tasks start all the time");
            put("rate", String.format(Locale.ROOT, "%.3f/s", work.perSecond()), "tasks by time");
        }
        if (waitKnown && work.waitNanos() > 0) {
            waiting();
        }
        put("cpu", time(computed), "load of the threads by tasks, less the client library's share");
        if (waitKnown) {
            put("steps", whole(Math.clamp(work.steps(), 1, 100)), "waits in a task");
        }
        mix(computed);
        figures.stream().filter(f -> f.name().equals("limit")).findFirst()
                .ifPresent(f -> put("in-flight", whole(f.value().orElse(1)), f.how()));
        place();
    }

    ObjectNode keys() {
        return keys;
    }

    Map<String, String> because() {
        return because;
    }

    private void put(String key, String value, String why) {
        keys.put(key, value);
        because.put(key, why);
    }

    private boolean batch() {
        LoadCurve curve = work.units().curve();
        return curve.startedWithin(EARLY) >= MOST || bursts() > 1;
    }

    /** Runs of starts with a long pause before each; a pause is long when it is several tasks long, and a second. */
    private int bursts() {
        return work.units().curve().bursts((long) Math.max(1e9, 5 * work.timeNanos()));
    }

    private void waiting() {
        double p50 = work.units().waitQuantileNanos(0.5);
        double p99 = work.units().waitQuantileNanos(0.99);
        if (work.perTask() == 1 && p50 > 0 && p99 > SPREAD * p50) {
            ObjectNode spread = keys.putObject("wait");
            spread.put("p50", time(p50)).put("p99", time(p99));
            because.put("wait", "median and 99th percentile of the waits of a task");
        } else {
            put("wait", time(work.waitNanos()), "mean wait of a task");
        }
        Cause most = Cause.SLEEP;
        for (Cause cause : Cause.values()) {
            most = cause.ofTheTask() && work.waitNanos(cause) > work.waitNanos(most) ? cause : most;
        }
        put("io", switch (most) {
            case HTTP, SOCKET -> "http";
            case JDBC -> "jdbc";
            default -> "timer";
        }, "most of the wait is: " + most.words());
        if (most == Cause.JDBC) {
            put("api", "blocking", "JDBC has no other form");
        }
    }

    /** Two classes of tasks, where a few compute many times as long as the others. */
    private void mix(double computedNanos) {
        Histogram busy = work.units().busy();
        double usual = busy.getValueAtPercentile(50);
        if (work.perTask() != 1 || work.tasks() < 50 || usual <= 0 || computedNanos <= 0) {
            return;
        }
        double boundary = usual * Math.sqrt(HEAVY);
        double heavy = busy.getCountBetweenValues((long) boundary, busy.getMaxValue());
        double share = heavy / busy.getTotalCount();
        double sum = 0;
        for (var value : busy.allValues()) {
            sum += value.getValueIteratedTo() >= boundary
                    ? (double) value.getValueIteratedTo() * value.getCountAtValueIteratedTo()
                    : 0;
        }
        double heavyNanos = heavy == 0 ? 0 : sum / heavy;
        double scale = Math.min(1, computedNanos / Math.max(1, busy.getMean()));
        if (share < 0.002 || share > 0.4 || heavyNanos < HEAVY * usual || heavyNanos * scale < 5e6
                || share * heavyNanos < 0.3 * busy.getMean()) {
            return;
        }
        double light = (computedNanos - share * heavyNanos * scale) / (1 - share);
        var classes = keys.putArray("mix");
        classes.addObject().put("share", String.format(Locale.ROOT, "%.4f", 1 - share)).put("cpu",
                time(Math.max(light, 1000)));
        classes.addObject().put("share", String.format(Locale.ROOT, "%.4f", share)).put("cpu",
                time(heavyNanos * scale));
        because.put("mix", "the time in which a task did not wait, scaled to its computing: two classes stand apart");
    }

    private void place() {
        int cores = tally.machine().cores();
        int jdk = tally.machine().jdk();
        if (cores > 0) {
            put("cores", Integer.toString(cores), "of the recorded machine");
        }
        if (jdk >= 8 && jdk <= 99) {
            put("jdk", Integer.toString(jdk), "of the recorded JVM");
        }
        if (group.pinnedNanos() > PINNED * work.units().ofTheTaskNanos() && group.pinnedNanos() > 0) {
            put("pins", "true", "carriers were held for most of the waiting");
        }
    }

    private static String whole(double value) {
        return Long.toString(Math.max(1, Math.round(value)));
    }

    private static String time(double nanos) {
        double three = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, nanos))) - 2));
        return Units.text(Duration.ofNanos(Math.round(Math.rint(nanos / three) * three)));
    }
}
