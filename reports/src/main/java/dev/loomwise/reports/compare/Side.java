package dev.loomwise.reports.compare;

import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of the two runs.
 *
 * @param name of its folder or file
 * @param facts what could explain a difference, by name: machine, JDK, commit; of somebody else's file only the
 *            JDK and JVM, where it tells them
 * @param fitness whether its machine was fit to measure on
 * @param complete whether the run ended normally
 */
public record Side(String name, Map<String, String> facts, Fitness fitness, boolean complete) {
    static Side of(Study study) {
        Map<String, String> facts = new LinkedHashMap<>();
        study.manifest().ifPresent(m -> {
            Machine machine = m.machine();
            facts.put("machine", machine.host());
            facts.put("processor", machine.cpu());
            facts.put("cores", Integer.toString(machine.cores()));
            facts.put("memory", machine.memoryMb() + " MB");
            facts.put("system", machine.os());
            facts.put("virtualization", machine.virtualization());
            facts.put("JDK", machine.jdk());
            facts.put("JVM", machine.vm());
            facts.put("commit", Optional.ofNullable(m.commit()).orElse("unknown"));
            facts.put("loomwise", m.loomwise());
            facts.put("preset", m.preset());
        });
        if (study.manifest().isEmpty()) {
            told(study, m -> m.setup().jdk()).ifPresent(jdk -> facts.put("JDK", jdk));
            told(study, m -> m.setup().vm()).ifPresent(vm -> facts.put("JVM", vm));
        }
        return new Side(study.name(), facts, study.manifest().map(Manifest::fitness).orElse(Fitness.UNKNOWN),
                study.manifest().map(Manifest::endedNormally).orElse(true));
    }

    /** What the entries of a file say, each answer once. */
    private static Optional<String> told(Study study, Function<Measured, String> question) {
        String answers = study.measured().stream().map(question).filter(a -> !a.isBlank()).distinct()
                .collect(Collectors.joining(" and "));
        return Optional.of(answers).filter(a -> !a.isEmpty());
    }

    /** Whether the machine is known: of loomwise's own runs. */
    boolean known() {
        return facts.containsKey("machine");
    }
}
