package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.Sampling;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where and how it was measured, and what was wrong. */
@AutoService(Section.class)
public final class MachineSection implements Section {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** More names than these nobody reads. */
    private static final int MOST_NAMED = 3;

    /** A row of the table. */
    record Fact(String name, String value) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Html> render(Study study) {
        if (study.manifest().isEmpty()) {
            return study.notes().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Templates.own("machine", Map.of("facts", List.of(), "ending", "", "normal", true,
                            "warnings", List.of(), "failures", List.of(), "notes", study.notes())));
        }
        Manifest m = study.manifest().get();
        return Optional.of(Templates.own("machine", Map.of("facts", facts(m, study), "ending", ending(m), "normal",
                m.endedNormally(), "warnings", m.warnings(), "failures", m.failures(), "notes", study.notes())));
    }

    private static List<Fact> facts(Manifest m, Study study) {
        Machine machine = m.machine();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Machine", machine.host() + " (virtualization: " + machine.virtualization() + ")"));
        facts.add(new Fact("Processor", machine.cpu() + ", " + machine.cores() + " cores"));
        facts.add(new Fact("Memory", String.format(Locale.ROOT, "%.1f GB", machine.memoryMb() / 1024.0)));
        facts.add(new Fact("System", machine.os()));
        facts.add(new Fact("JDK", machine.jdk() + ", " + machine.vm()));
        facts.add(new Fact("All cores busy", Words.number(m.parallelSpeed())
                + " of the speed that one core has alone"));
        facts.add(new Fact("Fitness", Words.sentence(m.fitness().inWords())));
        facts.add(new Fact("loomwise", m.loomwise() + (m.commit() == null ? "" : ", commit " + m.commit())));
        facts.add(new Fact("Plan", m.preset() + ", seed " + m.seed() + ", " + study.measured().size() + " of "
                + m.planned() + " cells measured"));
        m.sampled().ifPresent(sampling -> {
            facts.add(new Fact("Stop rule", sampling.rule()));
            String care = care(sampling);
            if (!care.isEmpty()) {
                facts.add(new Fact("Read with care", care));
            }
            sampling.saved().ifPresent(saving -> facts.add(new Fact("Sampling", saving.inWords())));
        });
        facts.add(new Fact("When", MINUTE.format(m.started()) + duration(m.started(), m.ended())));
        return facts;
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** Which cells were disturbed, never steady, or have several modes; the kinds of cells, not all of them. */
    private static String care(Sampling sampling) {
        Map<String, List<String>> flagged = new TreeMap<>();
        for (Sampling.CellRecord cell : sampling.cells()) {
            cell.flags().forEach(flag -> flagged.computeIfAbsent(flag, f -> new ArrayList<>())
                    .add(label(cell.params())));
        }
        return flagged.entrySet().stream().map(e -> flag(e.getKey()) + ": " + (e.getValue().size() <= MOST_NAMED
                ? String.join(", ", e.getValue())
                : e.getValue().size() + " cells")).collect(Collectors.joining("; "));
    }

    /** {@code 2 modes} is what statisticians say. */
    private static String flag(String flag) {
        return flag.replaceFirst("^(\\d+) modes$", "values in $1 groups apart");
    }

    /** The cell in words; its parameters where another version made it. */
    private static String label(Map<String, String> params) {
        try {
            Cell cell = Cell.ofParams(params);
            return Question.inWords(cell, false) + " under " + cell.model().id();
        } catch (IllegalArgumentException e) {
            return String.join(" ", params.values());
        }
    }

    private static String duration(Instant started, @Nullable Instant ended) {
        return ended == null
                ? ""
                : ", for " + minutes(Duration.between(started, ended));
    }

    private static String minutes(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes < 3
                ? Words.time((double) duration.toMillis())
                : minutes < 120 ? minutes + " minutes" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static String ending(Manifest m) {
        if (m.ended() == null) {
            return "The run did not end: it is still going on, or was killed. What it had measured is here.";
        }
        String reason = m.stopReason() == null ? "" : " (" + m.stopReason() + ")";
        return m.endedNormally()
                ? "The run ended normally" + reason + "."
                : "The run did not end normally" + reason + ": results may be missing.";
    }
}
