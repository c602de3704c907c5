package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Site;
import dev.loomwise.advisor.recording.stack.Sites;
import dev.loomwise.bench.unit.Units;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of a recording one by one and keeps sums. Its memory depends on the threads that are alive at once and
 * on the groups they form, not on the length of the recording.
 */
public final class RecordingTally {
    private static final int MANY_PORTS = 65_536;

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
    private boolean cpuSamples;
    private boolean parksTraced;

    /** @param originNanos when the recording began, ns since 1970 */
    public RecordingTally(long originNanos, List<EventType> types) {
        actors = new Actors(originNanos, threads);
        async = new AsyncTally(originNanos);
        types.forEach(t -> eventNames.put(t.getId(), t.getName()));
        handlers.put("jdk.ThreadPark", e -> waited(e, Sites.Event.PARK));
        handlers.put("jdk.ThreadSleep", e -> waited(e, Sites.Event.SLEEP));
        handlers.put("jdk.JavaMonitorEnter", e -> waited(e, Sites.Event.MONITOR_ENTER));
        handlers.put("jdk.JavaMonitorWait", e -> waited(e, Sites.Event.MONITOR_WAIT));
        handlers.put("jdk.FileRead", e -> waited(e, Sites.Event.FILE));
        handlers.put("jdk.FileWrite", e -> waited(e, Sites.Event.FILE));
        handlers.put("jdk.SocketRead", this::read);
        handlers.put("jdk.SocketWrite", this::wrote);
        handlers.put("jdk.MethodTrace", this::traced);
        handlers.put("jdk.ThreadStart", e -> began(e, e.getThread("thread")));
        handlers.put("jdk.ThreadEnd", e -> over(e, e.getThread("thread")));
        handlers.put("jdk.VirtualThreadStart", e -> began(e, e.getThread()));
        handlers.put("jdk.VirtualThreadEnd", e -> over(e, e.getThread()));
        handlers.put("jdk.VirtualThreadPinned", this::pinned);
        handlers.put("jdk.ThreadCPULoad", this::threadLoad);
        handlers.put("jdk.CPUTimeSample", this::cpuSample);
        handlers.put("jdk.ExecutionSample", this::executionSample);
        handlers.put("jdk.ObjectAllocationSample", this::allocated);
        handlers.put("jdk.GarbageCollection", e -> machine.paused(e.getDuration("sumOfPauses").toNanos()));
        handlers.put("jdk.CPULoad", this::machineLoad);
        handlers.put("jdk.CPUInformation", e -> machine.cores(e.getInt("hwThreads")));
        handlers.put("jdk.ContainerConfiguration", e -> machine.cores((int) e.getLong("effectiveCpuCount")));
        handlers.put("jdk.JVMInformation", e -> machine.jdk(String.valueOf(e.getString("jvmVersion"))));
        handlers.put("jdk.ActiveSetting", this::setting);
        handlers.put("jdk.ThreadDump", this::dumped);
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
        clock.settle();
        timeline.settle();
    }

    /** No more events will come. */
    public void finish() {
        settle();
        threads.finish();
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
        return parksTraced;
    }

    /** Whether computing was sampled by CPU time, so that each sample stands for an amount of it. */
    public boolean cpuSamples() {
        return cpuSamples;
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private void waited(RecordedEvent e, Sites.Event kind) {
        Track track = actors.track(e.getThread());
        if (track == null) {
            return;
        }
        long from = nanos(e.getStartTime());
        long to = nanos(e.getEndTime());
        machine.seen(from, to);
        if (track.virtual() && kind == Sites.Event.MONITOR_WAIT) {
            // The JVM ends the event when the thread leaves its carrier: the wait itself is not in it.
            track.group().unseenWait();
            return;
        }
        if (track.virtual() && parksTraced && kind == Sites.Event.PARK) {
            return;
        }
        Site site = sites.of(kind, e.getStackTrace());
        timeline.happened(track, Happening.Kind.WAITED, from, to, site);
    }

    private void read(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track == null) {
            return;
        }
        long from = nanos(e.getStartTime());
        long to = nanos(e.getEndTime());
        machine.seen(from, to);
        Site site = sites.of(Sites.Event.SOCKET, e.getStackTrace());
        int port = e.getInt("port");
        if (!site.client() && port > 0 && port < MANY_PORTS && track.group().fromClient(port)) {
            timeline.happened(track, Happening.Kind.READ_FROM_CLIENT, from, to, site);
        } else {
            timeline.happened(track, Happening.Kind.WAITED, from, to, site);
        }
    }

    private void wrote(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track != null) {
            timeline.happened(track, Happening.Kind.WROTE, nanos(e.getStartTime()), nanos(e.getEndTime()),
                    sites.of(Sites.Event.SOCKET, e.getStackTrace()));
        }
    }

    /** JDK 25 and later: see the settings that {@code loomwise record} asks for. */
    private void traced(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        RecordedMethod method = e.getValue("method");
        if (track == null || method == null) {
            return;
        }
        long from = nanos(e.getStartTime());
        long to = nanos(e.getEndTime());
        machine.seen(from, to);
        switch (method.getName()) {
            case "getTask" -> timeline.happened(track, Happening.Kind.TRACED, from, to);
            case "park", "parkNanos" -> {
                parksTraced = true;
                Site site = sites.of(Sites.Event.PARK, e.getStackTrace());
                if (!site.nested()) {
                    timeline.happened(track, Happening.Kind.WAITED, from, to, site);
                }
            }
            case "sendAsync" -> {
                // The overloads call each other; the last one, with an executor, is called once per call.
                if (method.getDescriptor().contains("Ljava/util/concurrent/Executor;)")) {
                    boolean blocks = blocking(e.getStackTrace());
                    async.called(from, blocks);
                    if (!blocks) {
                        track.group().asyncCall();
                    }
                }
            }
            case "<init>" -> async.answered(to);
            default -> {
                // A method that somebody else asked to have traced.
            }
        }
    }

    private static boolean blocking(@Nullable RecordedStackTrace stack) {
        return stack != null && stack.getFrames().stream().anyMatch(f -> f.getMethod().getName().equals("send")
                && f.getMethod().getType().getName().equals("jdk.internal.net.http.HttpClientImpl"));
    }

    private void began(RecordedEvent e, @Nullable RecordedThread thread) {
        Track track = actors.track(thread);
        if (track != null && thread != null) {
            long at = nanos(e.getStartTime());
            threads.started(thread.getId(), at);
            machine.seen(at, at);
            timeline.happened(track, Happening.Kind.BEGAN, at, at);
            track.group().born();
        }
    }

    private void over(RecordedEvent e, @Nullable RecordedThread thread) {
        Track track = actors.track(thread);
        if (track != null && thread != null) {
            long at = nanos(e.getStartTime());
            machine.seen(at, at);
            clock.ended(thread.getId(), at);
            timeline.ended(track, thread.getId(), at);
        }
    }

    private void pinned(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track != null) {
            String reason = e.hasField("pinnedReason") ? String.valueOf(e.getString("pinnedReason")) : "";
            String where = sites.of(Sites.Event.PARK, e.getStackTrace()).where();
            track.group().pinned(e.getDuration().toNanos(),
                    (where.isEmpty() ? "" : where) + (reason.isEmpty() ? "" : " (" + reason + ")"));
        }
    }

    private void threadLoad(RecordedEvent e) {
        RecordedThread thread = e.getThread();
        if (thread == null) {
            return;
        }
        double share = Math.max(0, e.getFloat("user")) + Math.max(0, e.getFloat("system"));
        Track track = actors.track(thread);
        clock.load(thread.getId(), track == null ? actors.group(thread) : track.group(),
                share * Math.max(1, machine.cores()), nanos(e.getStartTime()), threads.startOf(thread.getId()));
    }

    private void cpuSample(RecordedEvent e) {
        cpuSamples = true;
        sample(e.getThread(), e, (double) e.getDuration("samplingPeriod").toNanos());
    }

    private void executionSample(RecordedEvent e) {
        if (!cpuSamples) {
            sample(e.getThread("sampledThread"), e, 1);
        }
    }

    private void sample(@Nullable RecordedThread thread, RecordedEvent e, double nanos) {
        if (thread != null) {
            // A sample makes no track: it may come after the thread's end.
            actors.group(thread).sampled(sites.of(Sites.Event.SAMPLE, e.getStackTrace()), nanos);
        }
    }

    private void allocated(RecordedEvent e) {
        RecordedThread thread = e.getThread();
        if (thread != null) {
            actors.group(thread).allocated((double) e.getLong("weight"));
        }
    }

    private void machineLoad(RecordedEvent e) {
        machine.load(e.getFloat("jvmUser") + e.getFloat("jvmSystem"), e.getFloat("machineTotal"));
    }

    private void dumped(RecordedEvent e) {
        ThreadDump.pools(String.valueOf(e.getString("result"))).forEach(actors::standing);
    }

    private void setting(RecordedEvent e) {
        String type = eventNames.get(e.getLong("id"));
        if (type == null) {
            return;
        }
        String name = type + "#" + e.getString("name");
        String value = String.valueOf(e.getString("value"));
        settings.put(name, value);
        if (name.equals("jdk.ThreadCPULoad#period") && value.matches("\\d+ (ms|s)")) {
            clock.period(Units.duration(value).toNanos());
        }
        if (name.equals("jdk.MethodTrace#filter") && value.contains("java.lang.VirtualThread::park")) {
            parksTraced = true;
        }
    }
}
