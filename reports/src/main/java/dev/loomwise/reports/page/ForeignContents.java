package dev.loomwise.reports.page;

import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Setup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What is in a file of results that are not loomwise's own: what was measured, in which ways, how often and on what. */
final class ForeignContents {
    /** So many values of a parameter are told one by one. */
    private static final int MOST_VALUES = 8;

    private ForeignContents() {}

    /** One sentence for each of it; of what the file does not say there is none. */
    static List<String> sentences(List<Measured> entries) {
        List<String> sentences = new ArrayList<>(List.of(what(entries)));
        params(entries).forEach((name, values) -> sentences.add("Parameter " + name + ": " + values(values) + "."));
        String effort = effort(entries);
        if (!effort.isEmpty()) {
            sentences.add(Words.sentence(effort) + ".");
        }
        sentences.add("None of it is loomwise's own, so that it is shown as it is, without advice.");
        return sentences;
    }

    private static String what(List<Measured> entries) {
        Set<String> classes = distinct(entries, m -> className(m.benchmark()));
        int benchmarks = distinct(entries, Measured::benchmark).size();
        String common = commonPackage(entries);
        String where = classes.size() == 1
                ? " of " + classes.iterator().next()
                : " in " + classes.size() + " classes"
                        + (common.isEmpty() ? "" : " of " + common.substring(0, common.length() - 1));
        Map<String, Set<String>> modes = new LinkedHashMap<>();
        entries.forEach(m -> modes.computeIfAbsent(mode(m.mode()), k -> new LinkedHashSet<>()).add(m.unit()));
        List<String> ways = modes.entrySet().stream().map(e -> {
            List<String> units = e.getValue().stream().filter(u -> !u.isEmpty()).toList();
            return e.getKey() + (units.isEmpty() ? "" : " in " + Words.list(units));
        }).toList();
        return counted(entries.size(), "result") + " of " + counted(benchmarks, "benchmark") + where + ": "
                + Words.list(ways) + ".";
    }

    /** All parameters with their values in the order of the file. */
    private static Map<String, Set<String>> params(List<Measured> entries) {
        Map<String, Set<String>> params = new LinkedHashMap<>();
        entries.forEach(m -> m.params()
                .forEach((name, value) -> params.computeIfAbsent(name, k -> new LinkedHashSet<>()).add(value)));
        return params;
    }

    private static String values(Set<String> values) {
        List<String> all = List.copyOf(values);
        return all.size() == 1
                ? all.getFirst() + " throughout"
                : all.size() <= MOST_VALUES
                        ? Words.list(all)
                        : all.size() + " values from " + all.getFirst() + " to " + all.getLast();
    }

    private static String effort(List<Measured> entries) {
        List<String> parts = new ArrayList<>();
        Set<String> jdks = said(entries, s -> s.jdk().isEmpty() ? "" : "JDK " + s.jdk());
        Set<String> harness = said(entries, s -> s.jmh().isEmpty() ? "" : "JMH " + s.jmh());
        if (!jdks.isEmpty() || !harness.isEmpty()) {
            parts.add("measured " + (jdks.isEmpty() ? "" : "on " + Words.list(List.copyOf(jdks)))
                    + (harness.isEmpty()
                            ? ""
                            : (jdks.isEmpty() ? "" : " ") + "by " + Words.list(List.copyOf(harness))));
        }
        List<Measured> known = entries.stream().filter(m -> !m.forks().isEmpty()).toList();
        if (!known.isEmpty()) {
            parts.add(range(known, m -> m.forks().size(), "fork") + " of "
                    + range(known, m -> m.forks().getFirst().length, "value") + " each");
        }
        Set<String> lengths = said(entries, Setup::measurement);
        Set<String> warmups = said(entries, Setup::warmup);
        if (lengths.size() == 1) {
            parts.add("a fork measures " + lengths.iterator().next()
                    + (warmups.size() == 1 ? " after a warm-up of " + warmups.iterator().next() : ""));
        }
        List<Measured> threads = entries.stream().filter(m -> m.setup().threads() > 0).toList();
        if (threads.stream().anyMatch(m -> m.setup().threads() > 1)) {
            parts.add(range(threads, m -> m.setup().threads(), "thread") + " at once");
        }
        return String.join("; ", parts);
    }

    private static Set<String> said(List<Measured> entries, Function<Setup, String> what) {
        Set<String> said = distinct(entries, m -> what.apply(m.setup()));
        said.remove("");
        return said;
    }

    private static Set<String> distinct(List<Measured> entries, Function<Measured, String> what) {
        Set<String> distinct = new LinkedHashSet<>();
        entries.forEach(m -> distinct.add(what.apply(m)));
        return distinct;
    }

    private static String range(List<Measured> entries, ToIntFunction<Measured> of, String what) {
        TreeSet<Integer> counts = new TreeSet<>();
        entries.forEach(m -> counts.add(of.applyAsInt(m)));
        return counts.size() == 1
                ? counted(counts.first(), what)
                : counts.first() + " to " + counted(counts.last(), what);
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** The package of all of them with its dot, which no heading needs to repeat; empty where they share none. */
    static String commonPackage(List<Measured> entries) {
        List<String> names = List.copyOf(distinct(entries, m -> className(m.benchmark())));
        if (names.isEmpty()) {
            return "";
        }
        String first = names.getFirst();
        String common = first.substring(0, first.lastIndexOf('.') + 1);
        for (String name : names) {
            while (!name.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('.', common.length() - 2) + 1);
            }
        }
        return common;
    }

    static String className(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        return dot < 0 ? benchmark : benchmark.substring(0, dot);
    }

    /** JMH's short name of a mode in words. */
    static String mode(String mode) {
        return switch (mode) {
            case "thrpt" -> "throughput";
            case "avgt" -> "average time";
            case "sample" -> "sampled time";
            case "ss" -> "single shot";
            default -> mode;
        };
    }
}
