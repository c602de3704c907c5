package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.ThreadName;
import java.util.HashMap;
import java.util.Map;

/** Threads that only stand by have no events, but a name in a dump. */
final class ThreadDump {
    private ThreadDump() {}

    /** How many threads of each pool there were. */
    static Map<String, Integer> pools(String dump) {
        Map<String, Integer> there = new HashMap<>();
        dump.lines().filter(l -> l.startsWith("\"") && l.indexOf('"', 1) > 0).forEach(l -> {
            ThreadName name = ThreadName.of(l.substring(1, l.indexOf('"', 1)), false);
            if (name.kind() == ThreadName.Kind.POOL) {
                there.merge(name.group(), 1, Integer::sum);
            }
        });
        return there;
    }
}
