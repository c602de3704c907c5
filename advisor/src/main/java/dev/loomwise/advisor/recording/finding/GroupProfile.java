package dev.loomwise.advisor.recording.finding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One group of threads and its tasks.
 *
 * @param name of the threads, with a star for the number
 * @param today the model that it uses now
 * @param threads most that were there at once
 * @param entry where its tasks begin in the program's own code; empty when unknown
 * @param figures the numbers
 * @param waits by cause, longest first
 * @param keys of a profile; empty when too little is known for one
 * @param because for each key how it was derived
 */
public record GroupProfile(String name, ThreadName.Kind kind, Optional<ConcurrencyModel> today, long threads,
        String entry, List<Figure> figures, List<Wait> waits, ObjectNode keys, Map<String, String> because) {
    public GroupProfile {
        figures = List.copyOf(figures);
        waits = waits.stream().sorted(Comparator.comparingDouble(Wait::millis).reversed()).toList();
        keys = keys.deepCopy();
        because = Map.copyOf(because);
    }

    /**
     * Why tasks stood still.
     *
     * @param millis per task
     * @param share of the task's time, 0 to 1
     * @param where most of it was; empty when unknown
     */
    public record Wait(Cause cause, double millis, double share, String where) {}

    /** The number of that name, if it is there and not open. */
    public Optional<Double> value(String figure) {
        return figures.stream().filter(f -> f.name().equals(figure) && f.value().isPresent())
                .map(f -> f.value().getAsDouble()).findFirst();
    }

    /** The same, 0 when it is not there: for comparisons that need it to be large. */
    public double valueOrZero(String figure) {
        return value(figure).orElse(0.0);
    }

    /** The wait for that cause, if there was any. */
    public Optional<Wait> wait(Cause cause) {
        return waits.stream().filter(w -> w.cause() == cause).findFirst();
    }

    /** Share of a task's time that it waits for that cause, 0 to 1. */
    public double share(Cause cause) {
        return wait(cause).map(Wait::share).orElse(0.0);
    }

    /** Share of a task's time that is waiting as a part of the task. */
    public double waitingShare() {
        return waits.stream().filter(w -> w.cause().ofTheTask()).mapToDouble(Wait::share).sum();
    }

    /** What the recording leaves open. */
    public List<Figure> open() {
        return figures.stream().filter(f -> f.sure() == Sure.OPEN).toList();
    }

    /** How much this group waits and computes in all, ms: the larger, the more the program is about it. */
    public double weight() {
        return valueOrZero("cpuInAll")
                + valueOrZero("tasks") * (valueOrZero("wait") + valueOrZero("queueing") + valueOrZero("cpu"));
    }

    /** The keys without a name: whether a profile can be made of them. */
    public boolean complete() {
        return !keys.isEmpty() && open().stream().noneMatch(f -> f.name().equals("wait") || f.name().equals("cpu"));
    }
}
