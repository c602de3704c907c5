package dev.loomwise.reports.rig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Finding;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.machine.check.Severity;
import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.data.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the rig check found, for a terminal, a program and a pull request.
 *
 * @param machine that was looked at
 * @param preset whose needs counted
 * @param findings in the order of the checks
 */
public record RigReport(Machine machine, String preset, List<Finding> findings) {
    private static final int SCHEMA = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RigReport {
        findings = List.copyOf(findings);
    }

    /** The worst of what was found. */
    public Fitness fitness() {
        return Fitness.of(findings);
    }

    /** A table, worst news first in the headline; effect and remedy below what is not well. */
    public String text() {
        int width = findings.stream().mapToInt(f -> f.check().length()).max().orElse(0);
        StringBuilder out = new StringBuilder(headline()).append("\n\n");
        for (Finding f : findings) {
            String start = String.format(Locale.ROOT, "  %-7s  %-" + width + "s  ", f.severity().id(), f.check());
            out.append(start).append(f.seen()).append('\n');
            if (f.severity() != Severity.OK) {
                String under = " ".repeat(start.length());
                out.append(under).append("  effect  ").append(f.effect()).append('\n');
                out.append(under).append("  remedy  ").append(f.remedy()).append('\n');
            }
        }
        return out.toString();
    }

    /** A table that a pull request shows. */
    public String markdown() {
        StringBuilder out = new StringBuilder("**").append(Markdown.text(headline()))
                .append("**\n\n| check | | seen | effect | remedy |\n|---|---|---|---|---|\n");
        for (Finding f : findings) {
            out.append("| ").append(String.join(" | ", Markdown.text(f.check()),
                    f.severity().compareTo(Severity.WARNING) >= 0 ? "**" + f.severity().id() + "**" : f.severity().id(),
                    Markdown.text(f.seen()), Markdown.text(f.effect()), Markdown.text(f.remedy()))).append(" |\n");
        }
        return out.toString();
    }

    /** A line for each check. */
    public String csv() {
        return Csv.line(List.of("check", "severity", "seen", "effect", "remedy")) + findings.stream()
                .map(f -> Csv.line(List.of(f.check(), f.severity().id(), f.seen(), f.effect(), f.remedy())))
                .collect(Collectors.joining());
    }

    /** Schema 1: names of fields are a contract; more may be added. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("fitness", fitness().id()).put("preset", preset);
        root.putObject("machine").put("host", machine.host()).put("cpu", machine.cpu()).put("cores", machine.cores())
                .put("memoryMb", machine.memoryMb()).put("os", machine.os())
                .put("virtualization", machine.virtualization()).put("jdk", machine.jdk()).put("vm", machine.vm());
        var list = root.putArray("findings");
        findings.forEach(f -> list.addObject().put("check", f.check()).put("severity", f.severity().id())
                .put("seen", f.seen()).put("effect", f.effect()).put("remedy", f.remedy()));
        try {
            return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is JSON", e);
        }
    }

    private String headline() {
        long warnings = findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
        long unfit = findings.stream().filter(f -> f.severity() == Severity.UNFIT).count();
        String where = machine.host() + " (" + machine.cpu() + ", " + machine.cores()
                + (machine.cores() == 1 ? " core" : " cores") + ", JDK " + machine.jdk() + ")";
        return switch (fitness()) {
            case UNFIT -> where + " is unfit to measure on: " + unfit + (unfit == 1 ? " reason" : " reasons")
                    + (warnings > 0 ? " and " + count(warnings) : "");
            case NOISY -> where + " can be measured on, with " + count(warnings);
            case FIT, UNKNOWN -> where + " is fit to measure on";
        };
    }

    private static String count(long warnings) {
        return warnings + (warnings == 1 ? " warning" : " warnings");
    }
}
