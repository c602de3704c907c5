package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Sites;
import dev.loomwise.bench.unit.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Takes the events of a recording one by one and keeps sums. Its memory depends on the threads that are alive at once and
 * on the groups they form, not on the length of the recording.
 */
public final class RecordingTally {
    private final Threads threads = new Threads();
    private final Actors actors;
    private final Timeline timeline = new Timeline(threads);
    private final MachineTally machine = new MachineTally();
    private final AsyncTally async;
    private final CpuClock clock = new CpuClock();
    private final Sites sites = new Sites();
    private final Map<Long, String> eventNames = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Consumer<RecordedEvent>> handlers = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final WaitEvents waits;
    private final LoadEvents loads;

    /** @param originNanos when the recording began, ns since 1970 */
    public RecordingTally(long originNanos, List<EventType> types) {
        actors = new Actors(originNanos, threads);
        async = new AsyncTally(originNanos);
        waits = new WaitEvents(actors, timeline, machine, async, sites);
        loads = new LoadEvents(actors, threads, machine, clock, sites);
        types.forEach(t -> eventNames.put(t.getId(), t.getName()));
        waits.register(handlers);
        loads.register(handlers);
        new ThreadEvents(actors, threads, timeline, machine, clock, sites).register(handlers);
        handlers.put("jdk.CPUInformation", e -> machine.cores(e.getInt("hwThreads")));
        handlers.put("jdk.ContainerConfiguration", e -> machine.cores((int) e.getLong("effectiveCpuCount")));
        handlers.put("jdk.JVMInformation", this::jvm);
        handlers.put("jdk.ActiveSetting", this::setting);
        handlers.put("jdk.DataLoss", e -> machine.lost(e.getLong("amount")));
    }

    /** Takes one event; types that say nothing here are passed over. */
    public void accept(RecordedEvent event) {
        String type = event.getEventType().getName();
        Consumer<RecordedEvent> handler = handlers.get(type);
        if (handler != null) {
            counts.merge(type, 1L, Long::sum);
            handler.accept(event);
        }
    }

    /** Everything that ended until now has been seen: it can be put in order. */
    public void settle() {
        clock.settle(Math.max(1, machine.cores()));
        timeline.settle();
        sites.forget();
    }

    /**
     * No more events will come.
     *
     * @param at when the recording ended, ns since 1970
     */
    public void finish(long at) {
        settle();
        threads.finish(at);
    }

    public List<GroupTally> groups() {
        return actors.groups();
    }

    public MachineTally machine() {
        return machine;
    }

    public AsyncTally async() {
        return async;
    }

    /** The types of events that are used. */
    public Set<String> types() {
        return Set.copyOf(handlers.keySet());
    }

    /** How many events of that type were used. */
    public long count(String type) {
        return counts.getOrDefault(type, 0L);
    }

    /** All events that were used. */
    public long used() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What a setting of the recording was, such as {@code jdk.SocketRead#threshold}. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Whether waits of virtual threads were traced. */
    public boolean parksTraced() {
        return waits.parksTraced();
    }

    /** Whether computing was sampled by CPU time, so that each sample stands for an amount of it. */
    public boolean cpuSamples() {
        return loads.cpuSamples();
    }

    private void jvm(RecordedEvent e) {
        String version = String.valueOf(e.getString("jvmVersion"));
        machine.jdk(version);
        if (version.contains(" linux-")) {
            clock.coarse();
        }
    }

    private void setting(RecordedEvent e) {
        String type = eventNames.get(e.getLong("id"));
        if (type == null) {
            return;
        }
        String name = type + "#" + e.getString("name");
        String value = String.valueOf(e.getString("value"));
        settings.put(name, value);
        if (value.matches("\\d{1,6} (ms|s)")) {
            long nanos = Units.duration(value).toNanos();
            switch (name) {
                case "jdk.ThreadCPULoad#period" -> clock.period(nanos);
                case "jdk.CPULoad#period" -> clock.tickPeriod(nanos);
                default -> {
                    // No other period matters here.
                }
            }
        }
        if (name.equals("jdk.MethodTrace#filter") && value.contains("java.lang.VirtualThread::park")) {
            waits.parksAreTraced();
        }
    }
}
