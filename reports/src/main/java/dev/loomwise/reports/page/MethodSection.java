package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Setup;
import dev.loomwise.reports.data.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How it was measured, from what the result file says of itself. */
@AutoService(Section.class)
public final class MethodSection implements Section {
    /** So many different values are told one by one. */
    private static final int MOST_VALUES = 4;

    @Override
    public int order() {
        return 80;
    }

    @Override
    public Optional<Html> render(Study study) {
        if (study.measured().isEmpty()) {
            return Optional.empty();
        }
        boolean own = study.foreign().size() < study.measured().size();
        return Optional.of(Templates.own("method", Map.of("facts", facts(study), "own", own, "tolerance",
                String.format(Locale.ROOT, "%.0f %%", Question.TOLERANCE * 100))));
    }

    private static List<MachineSection.Fact> facts(Study study) {
        List<MachineSection.Fact> facts = new ArrayList<>();
        add(facts, study, "Harness", s -> s.jmh().isEmpty() ? "" : "JMH " + s.jmh());
        add(facts, study, "JVM", s -> (s.jdk() + " " + s.vm()).strip());
        add(facts, study, "Flags of every fork", s -> s.jvmArgs().stream().filter(a -> !a.startsWith("-Dloomwise."))
                .collect(Collectors.joining(" ")));
        add(facts, study, "Threads that call", s -> s.threads() == 0 ? "" : String.valueOf(s.threads()));
        add(facts, study, "Forks", s -> s.forks() == 0 ? "" : String.valueOf(s.forks()));
        add(facts, study, "Warm-up in each", Setup::warmup);
        add(facts, study, "Measured in each", Setup::measurement);
        facts.add(new MachineSection.Fact("Values", String.format(Locale.ROOT, "%,d in %,d entries",
                study.measured().stream().flatMap(m -> m.forks().stream()).mapToInt(f -> f.length).sum(),
                study.measured().size())));
        return facts;
    }

    private static void add(List<MachineSection.Fact> facts, Study study, String name, Function<Setup, String> what) {
        List<String> values = study.measured().stream().map(Measured::setup).map(what).filter(v -> !v.isBlank())
                .distinct().toList();
        if (!values.isEmpty()) {
            facts.add(new MachineSection.Fact(name, values.size() <= MOST_VALUES
                    ? String.join(", or ", values)
                    : values.getFirst() + " and " + (values.size() - 1) + " others"));
        }
    }
}
