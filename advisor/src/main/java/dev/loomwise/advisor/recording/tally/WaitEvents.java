package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import dev.loomwise.advisor.recording.stack.Sites;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Events that tell what threads wait for, and the methods that stand for waits where no event does. */
final class WaitEvents {
    private static final int MANY_PORTS = 65_536;
    private static final Site NO_WORK = new Site(Cause.IDLE, "", "", 0, false, false, false, false, false);

    private final Actors actors;
    private final Timeline timeline;
    private final MachineTally machine;
    private final AsyncTally async;
    private final Sites sites;
    private boolean parksTraced;

    WaitEvents(Actors actors, Timeline timeline, MachineTally machine, AsyncTally async, Sites sites) {
        this.actors = actors;
        this.timeline = timeline;
        this.machine = machine;
        this.async = async;
        this.sites = sites;
    }

    void register(Map<String, Consumer<RecordedEvent>> handlers) {
        handlers.put("jdk.ThreadPark", e -> waited(e, Sites.Event.PARK));
        handlers.put("jdk.ThreadSleep", e -> waited(e, Sites.Event.SLEEP));
        handlers.put("jdk.JavaMonitorEnter", e -> waited(e, Sites.Event.MONITOR_ENTER));
        handlers.put("jdk.JavaMonitorWait", e -> waited(e, Sites.Event.MONITOR_WAIT));
        handlers.put("jdk.FileRead", this::readFile);
        handlers.put("jdk.FileWrite", e -> waited(e, Sites.Event.FILE));
        handlers.put("jdk.SocketRead", this::read);
        handlers.put("jdk.SocketWrite", this::wrote);
        handlers.put("jdk.MethodTrace", this::traced);
    }

    /** Parks of virtual threads are traced: their park events, where there are any, say the same once more. */
    void parksAreTraced() {
        parksTraced = true;
    }

    boolean parksTraced() {
        return parksTraced;
    }

    private void waited(RecordedEvent e, Sites.Event kind) {
        Track track = actors.track(e.getThread());
        if (track == null) {
            return;
        }
        long from = Times.start(e);
        long to = Times.end(e);
        machine.seen(from, to);
        if (track.virtual() && kind == Sites.Event.MONITOR_WAIT) {
            // The JVM ends the event when the thread leaves its carrier: the wait itself is not in it.
            track.group().unseenWait();
            return;
        }
        if (track.virtual() && parksTraced && kind == Sites.Event.PARK) {
            return;
        }
        timeline.happened(track, Happening.Kind.WAITED, from, to, sites.of(kind, e.getStackTrace()));
    }

    /** A thread of its own that reads what has no name, as standard input has none, waits to be told something. */
    private void readFile(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track != null && track.group().ofOneThread() && e.getString("path") == null) {
            machine.seen(Times.start(e), Times.end(e));
            timeline.happened(track, Happening.Kind.WAITED, Times.start(e), Times.end(e), NO_WORK);
        } else {
            waited(e, Sites.Event.FILE);
        }
    }

    private void read(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track == null) {
            return;
        }
        long from = Times.start(e);
        long to = Times.end(e);
        machine.seen(from, to);
        Site site = sites.of(Sites.Event.SOCKET, e.getStackTrace());
        int port = e.getInt("port");
        boolean fromClient = !site.client() && port > 0 && port < MANY_PORTS && track.group().perhapsClient(port);
        timeline.happened(track, fromClient ? Happening.Kind.READ : Happening.Kind.WAITED, from, to, site);
    }

    private void wrote(RecordedEvent e) {
        Track track = actors.track(e.getThread());
        if (track != null) {
            timeline.happened(track, Happening.Kind.WROTE, Times.start(e), Times.end(e),
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
        long from = Times.start(e);
        long to = Times.end(e);
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
            // Whoever looks which connection has something to say has no work: a server's thread, a consumer of a log.
            case "select" -> {
                track.group().selecting().tracing();
                timeline.happened(track, Happening.Kind.WAITED, from, to,
                        sites.of(Sites.Event.SELECT, e.getStackTrace()));
            }
            default -> {
                // A method that somebody else asked to have traced.
            }
        }
    }

    private static boolean blocking(@Nullable RecordedStackTrace stack) {
        return stack != null && stack.getFrames().stream().anyMatch(f -> f.getMethod().getName().equals("send")
                && f.getMethod().getType().getName().equals("jdk.internal.net.http.HttpClientImpl"));
    }
}
