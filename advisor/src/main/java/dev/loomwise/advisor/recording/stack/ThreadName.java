package dev.loomwise.advisor.recording.stack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The group that a thread belongs to, by its name: threads that differ only in their last number are one group.
 *
 * @param group the name with a star in place of the number, such as {@code pool-1-thread-*}
 */
public record ThreadName(String group, Kind kind) {
    private static final Pattern LAST_NUMBER = Pattern.compile("^(.*?)(\\d+)(\\D*)$");
    /** What another thread of the same kind has another one of: addresses, identities, what it is working on. */
    private static final Pattern OF_ONE = Pattern.compile("[a-z]+://\\S*|(?<=@)[0-9a-f]{4,}|0x[0-9a-f]+"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Event loops, and the threads that only take connections or look which of them has something to say. */
    private static final Pattern LOOPS = Pattern.compile(".*((?i:event-?loop|acceptor|selectormanager|-elg-|io-boss)"
            + "|-(Client)?Poller\\b|-selector-Server|\\bI/O-\\d|\\bAccept$|reactor-(http|tcp|udp)|lettuce-|redisson-|kafka-(producer|coordinator|admin)|HTTP-Dispatcher"
            + "|SelectorRunner|nio-kernel|idle-timeout-task|elayScheduler|OkHttp TaskRunner|httpclient-dispatch).*");
    private static final Pattern FORK_JOIN = Pattern.compile("ForkJoinPool(-\\d+|\\.commonPool)-worker-\\d+");
    private static final List<String> OF_THE_JVM = List.of("Reference Handler", "Finalizer", "Signal Dispatcher",
            "Service Thread", "Monitor Deflation Thread", "C1 ", "C2 ", "Notification Thread", "Common-Cleaner",
            "Attach Listener", "Sweeper thread", "JFR ", "GC Thread", "G1 ", "VM ", "DestroyJavaVM", "Cleaner-",
            "StopThread", "process reaper", "Read-Poller", "Write-Poller", "Master-Poller", "VirtualThread-unparker",
            "VirtualThread-unblocker", "JVMCI", "RMI ", "JMX ");

    /** What threads of that name usually are. */
    public enum Kind {
        /** A pool: the name ends in a number. */
        POOL, FORKJOIN, VIRTUAL,
        /** The threads that carry the virtual ones. */
        CARRIER,
        /** Threads of an HTTP client or an event loop: they carry the waits of others. */
        EVENT_LOOP, MAIN,
        /** A thread of its own name. */
        SINGLE,
        /** No threads: calls in progress that none waits for. */
        CALLS,
        /** Of the JVM itself. */
        JVM
    }

    /** The group of the thread with that name. */
    public static ThreadName of(String name, boolean virtual) {
        if (virtual) {
            return new ThreadName(name.isEmpty() ? "virtual threads" : starred(name), Kind.VIRTUAL);
        }
        if (name.equals("main")) {
            return new ThreadName(name, Kind.MAIN);
        }
        if (OF_THE_JVM.stream().anyMatch(name::startsWith)) {
            return new ThreadName(name, Kind.JVM);
        }
        if (FORK_JOIN.matcher(name).matches()) {
            return new ThreadName(starred(name), Kind.FORKJOIN);
        }
        if (eventLoop(name)) {
            return new ThreadName(starred(name), Kind.EVENT_LOOP);
        }
        String group = starred(name);
        return new ThreadName(group, group.equals(name) ? Kind.SINGLE : Kind.POOL);
    }

    private static boolean eventLoop(String name) {
        return name.startsWith("HttpClient-") || LOOPS.matcher(name).matches();
    }

    private static String starred(String given) {
        String name = OF_ONE.matcher(given).replaceAll("*");
        Matcher m = LAST_NUMBER.matcher(name);
        return m.matches() ? name.substring(0, lastNumberStart(name)) + "*" + m.group(3) : name;
    }

    private static int lastNumberStart(String name) {
        int end = name.length();
        while (!Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isDigit(name.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
