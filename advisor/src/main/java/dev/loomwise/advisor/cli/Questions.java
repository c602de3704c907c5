package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;

/** The questions that a person can answer without a profiler. */
final class Questions {
    private Questions() {}

    static void ask(Console console, ObjectNode keys) {
        ask(console, keys, "tasks", "How many tasks at a time?", "1000");
        ask(console, keys, "wait", "How long does one wait, for a network or a disk (0: it does not)?", "100ms");
        ask(console, keys, "cpu", "How long does one compute?", "1ms");
        String limit = console.readLine("How many may run at once, at most (Enter: no limit)? ").strip();
        if (!limit.isEmpty()) {
            keys.put("in-flight", limit);
        }
    }

    private static void ask(Console console, ObjectNode keys, String key, String question, String usual) {
        String answer = console.readLine("%s [%s] ", question, usual).strip();
        keys.put(key, answer.isEmpty() ? usual : answer);
    }
}
