package dev.loomwise.reports.compare;

import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.reports.data.Study;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two runs.
 *
 * @param name of its folder or file
 * @param facts what could explain a difference, by name: machine, JDK, commit; empty for somebody else's file
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
        return new Side(study.name(), facts, study.manifest().map(Manifest::fitness).orElse(Fitness.UNKNOWN),
                study.manifest().map(Manifest::endedNormally).orElse(true));
    }
}
