package dev.loomwise.advisor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.data.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The profile's keys as flags. They stay text: the keys are read in one place, whoever wrote them. */
final class ProfileOptions {
    @Option(names = "--shape", paramLabel = "batch|service|divisible|connections", description = "What kind of question it is (batch).")
    private @Nullable String shape;
    @Option(names = "--tasks", paramLabel = "N", description = "How many tasks.")
    private @Nullable String tasks;
    @Option(names = "--wait", paramLabel = "TIME", description = "Waiting time per task in all.")
    private @Nullable String waiting;
    @Option(names = "--cpu", paramLabel = "TIME", description = "Computing per task in all.")
    private @Nullable String cpu;
    @Option(names = "--steps", paramLabel = "N", description = "Over how many waits that is spread (1).")
    private @Nullable String steps;
    @Option(names = "--in-flight", paramLabel = "N", description = "Most tasks in progress at once (no limit).")
    private @Nullable String inFlight;
    @Option(names = "--io", paramLabel = "none|timer|http|jdbc|file", description = "What it waits on.")
    private @Nullable String io;
    @Option(names = "--bytes", paramLabel = "SIZE", description = "Read per task, for io file.")
    private @Nullable String bytes;
    @Option(names = "--downstream", paramLabel = "remote|local", description = "Where the waited-for work is done (remote).")
    private @Nullable String downstream;
    @Option(names = "--start", paramLabel = "warm|cold", description = "Whether the program is warm (warm).")
    private @Nullable String start;
    @Option(names = "--api", paramLabel = "blocking|both", description = "Which forms of the library exist (both).")
    private @Nullable String api;
    @Option(names = "--rate", paramLabel = "RATE", description = "Service: arrivals, for example 300/s.")
    private @Nullable String rate;
    @Option(names = "--p99", paramLabel = "TIME", description = "Service: latency goal.")
    private @Nullable String p99;
    @Option(names = "--target", paramLabel = "TIME", description = "Good enough: the simplest model that meets it.")
    private @Nullable String target;
    @Option(names = "--tolerance", paramLabel = "SHARE", description = "How much slower a simpler model may be (5%%).")
    private @Nullable String tolerance;
    @Option(names = "--avoid", paramLabel = "MODELS", description = "Models not to recommend, with commas.")
    private @Nullable String avoid;
    @Option(names = "--memory", paramLabel = "SIZE", description = "Limit of the place where it will run.")
    private @Nullable String memory;
    @Option(names = "--cores", paramLabel = "N", description = "Cores of that place.")
    private @Nullable String cores;
    @Option(names = "--jdk", paramLabel = "N", description = "Its JDK, such as 21.")
    private @Nullable String jdk;
    @Option(names = "--heavy-share", paramLabel = "SHARE", description = "Share of heavy tasks, for a mix of two classes.")
    private @Nullable String heavyShare;
    @Option(names = "--heavy-cpu", paramLabel = "TIME", description = "Computing of a heavy task.")
    private @Nullable String heavyCpu;
    @Option(names = "--pins", description = "The task blocks in native code (before JDK 24 also in synchronized).")
    private boolean pins;

    /** Puts every flag that was given over what the profile says. */
    void override(ObjectNode keys) {
        put(keys, "shape", shape);
        put(keys, "tasks", tasks);
        put(keys, "wait", waiting);
        put(keys, "cpu", cpu);
        put(keys, "steps", steps);
        put(keys, "in-flight", inFlight);
        put(keys, "io", io);
        put(keys, "bytes", bytes);
        put(keys, "downstream", downstream);
        put(keys, "start", start);
        put(keys, "api", api);
        put(keys, "rate", rate);
        put(keys, "p99", p99);
        put(keys, "target", target);
        put(keys, "tolerance", tolerance);
        put(keys, "avoid", avoid);
        put(keys, "memory", memory);
        put(keys, "cores", cores);
        put(keys, "jdk", jdk);
        if (pins) {
            keys.put("pins", "true");
        }
        if (heavyShare != null || heavyCpu != null) {
            mix(keys);
        }
    }

    private void mix(ObjectNode keys) {
        if (heavyShare == null || heavyCpu == null) {
            throw new BadInputException("--heavy-share and --heavy-cpu go together");
        }
        try {
            double share = Units.share(heavyShare);
            var classes = keys.putArray("mix");
            classes.addObject().put("share", Double.toString(1 - share));
            classes.addObject().put("share", Double.toString(share)).put("cpu", heavyCpu);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--heavy-share: " + e.getMessage(), e);
        }
    }

    private static void put(ObjectNode keys, String name, @Nullable String value) {
        if (value != null) {
            keys.put(name, value);
        }
    }
}
