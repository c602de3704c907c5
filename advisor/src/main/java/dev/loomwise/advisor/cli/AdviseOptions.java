package dev.loomwise.advisor.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of {@code advise} beside the profile's; text until somebody reads them. See {@link ProfileOptions}. */
final class AdviseOptions {
    static final String PROFILE = "PROFILE.yaml";
    static final String TODAY = "--today";
    static final String EXPLAIN = "--explain";
    static final String VERIFY = "--verify";

    /** With a value: its label and a description. */
    static final Map<String, List<String>> VALUES = new LinkedHashMap<>();
    /** Without a value. */
    static final Map<String, String> SWITCHES = new LinkedHashMap<>();

    static {
        VALUES.put("--run", List.of("DIR", "The run to learn costs from (newest in runs/)."));
        VALUES.put("--format", List.of(Format.LABEL, "How to answer (text)."));
        VALUES.put("--group", List.of("NAME", "Of a recording: whose tasks (by default those that weigh most)."));
        VALUES.put("--html", List.of("FILE", "Also write a page with a chart."));
        VALUES.put(TODAY, List.of("MODEL[:N]", "What the code does now, as platform:200; is a change worth it?"));
        VALUES.put("--budget", List.of("TIME", "How long --verify may take (60s)."));
        SWITCHES.put(VERIFY, "Also run it for real, and set what comes out beside what is predicted.");
        SWITCHES.put(EXPLAIN, "Also search for what would change the decision (a page always says it).");
    }

    private AdviseOptions() {}

    /** The values of plain arguments; empty when they are not plain (help, a mistake). */
    static Optional<Map<String, String>> plain(List<String> args) {
        Map<String, String> plain = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            String name = args.get(i);
            boolean flag = name.equals(ProfileOptions.PINS) || SWITCHES.containsKey(name);
            boolean known = flag || VALUES.containsKey(name) || ProfileOptions.knows(name);
            // A dash by itself is standard input.
            if (name.startsWith("-") && name.length() > 1 && (!known || (!flag && i + 1 == args.size()))) {
                return Optional.empty();
            }
            String key = known ? name : PROFILE;
            String value = flag ? "true" : known ? args.get(++i) : name;
            if (value.startsWith("--") || value.isEmpty() || plain.put(key, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(plain);
    }
}
