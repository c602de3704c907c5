package dev.loomwise.advisor.recording.stack;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a stack means, once for each: a recording keeps equal stacks once a chunk, and the parser hands out the same
 * object for them.
 */
public final class Sites {
    /** Enough for any chunk of the usual size; beyond it the map starts anew. */
    private static final int MOST_REMEMBERED = 20_000;

    /** What kind of event carried the stack. */
    public enum Event {
        PARK, SLEEP, SOCKET, FILE, MONITOR_ENTER, MONITOR_WAIT, SAMPLE,
        /** A sample of a thread in native code, where a wait leaves no event. */
        NATIVE,
        /** It looked which connection has something to say. */
        SELECT
    }

    private final Map<Event, Map<RecordedStackTrace, Site>> known = new java.util.EnumMap<>(Event.class);

    /** The site of that event; without a stack only the event's own kind is known. */
    public Site of(Event event, @Nullable RecordedStackTrace stack) {
        if (stack == null) {
            return new Site(plain(event), "", "", 0, false, false, false, false, false);
        }
        Map<RecordedStackTrace, Site> sites = known.computeIfAbsent(event, e -> new IdentityHashMap<>());
        if (sites.size() > MOST_REMEMBERED) {
            sites.clear();
        }
        return sites.computeIfAbsent(stack, s -> read(event, calls(s.getFrames())));
    }

    /** Another chunk begins: its stacks are other objects, and the ones that were remembered only hold memory. */
    public void forget() {
        known.clear();
    }

    /** One frame of a stack. */
    record Call(String type, String method, int line, int bytecode) {}

    private static List<Call> calls(List<RecordedFrame> frames) {
        List<Call> calls = new ArrayList<>();
        for (RecordedFrame frame : frames) {
            RecordedMethod method = frame.getMethod();
            if (method != null && method.getType() != null) {
                calls.add(new Call(method.getType().getName(), method.getName(), frame.getLineNumber(),
                        frame.getBytecodeIndex()));
            }
        }
        return calls;
    }

    private static Cause plain(Event event) {
        return switch (event) {
            case SLEEP -> Cause.SLEEP;
            case SOCKET -> Cause.SOCKET;
            case FILE -> Cause.FILE;
            case MONITOR_ENTER -> Cause.LOCK;
            case PARK, MONITOR_WAIT, SAMPLE, NATIVE -> Cause.CONDITION;
            case SELECT -> Cause.IDLE;
        };
    }

    /** The site of an event with that stack, the innermost call first. */
    static Site read(Event event, List<Call> calls) {
        Reading r = new Reading();
        calls.forEach(r::take);
        boolean client = r.http || r.jdbc || r.client;
        return new Site(r.cause(event), r.where, r.entry,
                r.entryOfProgram ? r.programKey : r.key, client, r.divides,
                r.sleeps || (r.onSocket && !r.accepts), r.pooled,
                r.poolLoop || r.poolItself(event));
    }

    /** What has been seen on the way from the top of a stack to its base. */
    private static final class Reading {
        private String where = "";
        private String entry = "";
        private boolean whereOfProgram;
        private boolean entryOfProgram;
        private int key = 1;
        private int programKey = 1;
        private boolean http;
        private boolean jdbc;
        private boolean client;
        private boolean poolLoop;
        private boolean queue;
        private boolean connections;
        private boolean semaphore;
        private boolean lock;
        private boolean joins;
        private boolean result;
        private boolean divides;
        private boolean pooled;
        private boolean sleeps;
        private boolean onSocket;
        private boolean accepts;
        private boolean waits;
        private boolean selects;
        private boolean loads;
        private boolean virtual;
        private int owns;
        private boolean handsOut;

        void take(Call call) {
            String type = call.type;
            String method = call.method;
            String name = type + "." + method;
            boolean own = Frames.own(type);
            boolean beforeOwn = where.isEmpty();
            // Hidden classes of lambdas have a number in their name that is another one in every run.
            if (own && !type.contains("$$Lambda")) {
                String simple = Frames.simple(type) + "." + method;
                boolean program = !Frames.framework(type);
                if (where.isEmpty() || (program && !whereOfProgram)) {
                    where = simple + (call.line > 0 ? ":" + call.line : "");
                    whereOfProgram = program;
                }
                owns++;
                handsOut |= owns == 1 && Frames.handsOutWork(method);
                if (program || !entryOfProgram) {
                    entry = simple;
                    entryOfProgram |= program;
                }
            }
            // Libraries too: a driver that asks twice for one query does so from one place of the program.
            if ((own || Frames.library(type)) && !type.contains("$$Lambda")) {
                int here = name.hashCode() + 7 * call.bytecode;
                key = 31 * key + here;
                // A server calls the same code of the program in more than one way.
                programKey = own && Frames.framework(type) ? programKey : 31 * programKey + here;
            }
            http |= Frames.http(type);
            client |= Frames.client(type);
            // Connections of a pool are wrapped by it: what their driver waits for is no wait for a connection.
            connections |= !jdbc && Frames.connectionPool(type, method);
            jdbc |= Frames.jdbc(type);
            poolLoop |= Frames.poolLoop(type, method) || (beforeOwn && Frames.loopBelowTasks(type, method));
            divides |= Frames.divides(name);
            pooled |= Frames.worker(type, method);
            sleeps |= name.equals("java.lang.Thread.sleep") || name.equals("java.lang.VirtualThread.sleepNanos");
            onSocket |= type.startsWith("sun.nio.ch.");
            waits |= type.equals("java.lang.Object") && method.startsWith("wait");
            loads |= Frames.loads(type) && beforeOwn;
            selects |= Frames.selects(type);
            virtual |= type.equals("java.lang.VirtualThread");
            accepts |= type.startsWith("sun.nio.ch.") && method.contains("ccept");
            if (beforeOwn || !own) {
                queue |= Frames.takesFromQueue(type, method);
                semaphore |= Frames.semaphore(type);
                lock |= Frames.lock(type, method);
                joins |= Frames.joins(name) && beforeOwn;
                result |= Frames.result(name) && beforeOwn;
            }
        }

        /** A worker that waits in no task's code: it starts, ends, or stands in line for the queue. */
        private boolean poolItself(Event event) {
            return event == Event.PARK && pooled && owns == 0 && !http && !jdbc && !client;
        }

        private Cause cause(Event event) {
            if (event == Event.MONITOR_ENTER) {
                if (loads) {
                    return Cause.LOADING;
                }
                return connections ? Cause.CONNECTION_POOL : Cause.LOCK;
            }
            if (event == Event.SELECT) {
                return Cause.IDLE;
            }
            if (event == Event.NATIVE) {
                return selects || accepts ? Cause.IDLE : Cause.CONDITION;
            }
            if (event == Event.FILE && loads) {
                // Classes come from files: that is a program's start, and no work.
                return Cause.LOADING;
            }
            if (event == Event.SOCKET || event == Event.FILE) {
                return jdbc ? Cause.JDBC : http ? Cause.HTTP : plain(event);
            }
            if (event == Event.MONITOR_WAIT && !waits) {
                // Nobody called Object.wait: another thread initialises a class.
                return Cause.LOADING;
            }
            if (poolLoop || accepts || poolItself(event)) {
                return Cause.IDLE;
            }
            if (event == Event.SLEEP) {
                return Cause.SLEEP;
            }
            if (connections) {
                return Cause.CONNECTION_POOL;
            }
            if (http) {
                return Cause.HTTP;
            }
            if (joins) {
                return Cause.COORDINATION;
            }
            if (result) {
                return Cause.FUTURE;
            }
            if (queue) {
                return Cause.IDLE;
            }
            if (semaphore) {
                return Cause.SEMAPHORE;
            }
            if (lock) {
                return Cause.LOCK;
            }
            // Whoever waits for a condition where his thread begins, or where that asks for work, is a loop without any.
            return jdbc
                    ? Cause.JDBC
                    : owns <= (handsOut ? 2 : 1) && !pooled && !virtual && event != Event.SAMPLE
                            ? Cause.IDLE
                            : Cause.CONDITION;
        }
    }
}
