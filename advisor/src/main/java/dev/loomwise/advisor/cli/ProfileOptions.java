package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.BadInputException;
import java.util.List;
import java.util.Map;

/**
 * The profile's keys as flags. They stay text: the keys are read in one place, whoever wrote them. A table and no
 * annotations, because reading thirty annotations takes longer than the advice.
 */
final class ProfileOptions {
    static final String PINS = "--pins";
    private static final String HEAVY_SHARE = "heavy-share";
    private static final String HEAVY_CPU = "heavy-cpu";

    /** A key as a flag. */
    record Flag(String name, String label, String description) {}

    static final List<Flag> FLAGS = List.of(
            new Flag("shape", "batch|service|divisible|connections", "What kind of question it is (batch)."),
            new Flag("tasks", "N", "How many tasks."),
            new Flag("wait", "TIME", "Waiting time per task in all."),
            new Flag("cpu", "TIME", "Computing per task in all."),
            new Flag("steps", "N", "Over how many waits that is spread (1)."),
            new Flag("in-flight", "N", "Most tasks in progress at once (no limit)."),
            new Flag("io", "none|timer|http|jdbc|file", "What it waits on."),
            new Flag("bytes", "SIZE", "Read per task, for io file."),
            new Flag("downstream", "remote|local", "Where the waited-for work is done (remote)."),
            new Flag("start", "warm|cold", "Whether the program is warm (warm)."),
            new Flag("api", "blocking|both", "Which forms of the library exist (both)."),
            new Flag("rate", "RATE", "Service: arrivals, for example 300/s."),
            new Flag("p99", "TIME", "Service: latency goal."),
            new Flag("target", "TIME", "Good enough: the simplest model that meets it."),
            new Flag("tolerance", "SHARE", "How much slower a simpler model may be (5%%)."),
            new Flag("avoid", "MODELS", "Models not to recommend, with commas."),
            new Flag("memory", "SIZE", "Limit of the place where it will run."),
            new Flag("cores", "N", "Cores of that place."),
            new Flag("jdk", "N", "Its JDK, such as 21."),
            new Flag("heavy-share", "SHARE", "Share of heavy tasks, for a mix of two classes."),
            new Flag("heavy-cpu", "TIME", "Computing of a heavy task."));

    private ProfileOptions() {}

    /** Whether there is a flag of that name that takes a value. */
    static boolean knows(String name) {
        for (Flag flag : FLAGS) {
            if (name.startsWith("--") && name.substring(2).equals(flag.name)) {
                return true;
            }
        }
        return false;
    }

    /** Puts every flag that was given over what the profile says. */
    static void override(Map<String, String> given, ObjectNode keys) {
        for (Flag flag : FLAGS) {
            String value = given.get("--" + flag.name);
            if (value != null && !flag.name.startsWith("heavy-")) {
                keys.put(flag.name, value);
            }
        }
        if (given.containsKey(PINS)) {
            keys.put("pins", "true");
        }
        String share = given.get("--" + HEAVY_SHARE);
        String cpu = given.get("--" + HEAVY_CPU);
        if ((share == null) != (cpu == null)) {
            throw new BadInputException("--" + HEAVY_SHARE + " and --" + HEAVY_CPU + " go together");
        }
        if (share != null && cpu != null) {
            mix(share, cpu, keys);
        }
    }

    /** Two classes; the light one has what the heavy one leaves, and the texts stay as they were written. */
    private static void mix(String share, String cpu, ObjectNode keys) {
        try {
            double heavy = Units.share(share);
            if (heavy == 0 || heavy == 1) {
                throw new IllegalArgumentException(
                        "'" + share + "' makes one class of tasks, not two: describe it with --cpu");
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + HEAVY_SHARE + ": " + e.getMessage(), e);
        }
        try {
            Units.duration(cpu);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + HEAVY_CPU + ": " + e.getMessage(), e);
        }
        var classes = keys.putArray("mix");
        classes.addObject();
        classes.addObject().put("share", share).put("cpu", cpu);
    }
}
