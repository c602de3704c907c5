package dev.loomwise.reports.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Finding;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.machine.check.Severity;
import dev.loomwise.reports.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class RigReportTest {
    private static final Machine MACHINE = new Machine("alpha|beta", "Example CPU", 2, 8192, "Linux 6.1", "kvm",
            "25.0.3", "OpenJDK");

    private static RigReport report(Finding... findings) {
        return new RigReport(MACHINE, "quick", List.of(findings));
    }

    private static RigReport everything() {
        return report(new Finding("cores", Severity.OK, "2 cores, no quota", "", ""),
                new Finding("frequency", Severity.INFO, "turbo is on", "one busy core is faster than all of them",
                        "switch it off"),
                new Finding("load", Severity.WARNING, "other processes use 12 % of the cores", "times are too long",
                        "stop what else runs"),
                new Finding("file descriptors", Severity.UNFIT, "1,024, and this run needs 1,200",
                        "cells with many connections fail", "raise them with ulimit -n 1200"));
    }

    @Test
    void the_text_has_the_verdict_first_and_effect_and_remedy_below_what_is_not_well() throws Exception {
        Golden.check("doctor.txt", () -> everything().text());
    }

    @Test
    void the_markdown_is_a_table_that_no_host_name_breaks() throws Exception {
        Golden.check("doctor.md", () -> everything().markdown());
    }

    @Test
    void the_json_has_the_fields_of_schema_1() throws Exception {
        Golden.check("doctor.json", () -> everything().json());
        JsonNode json = new ObjectMapper().readTree(everything().json());
        assertEquals(1, json.path("schema").asInt());
        assertEquals("unfit", json.path("fitness").asText());
        assertEquals("raise them with ulimit -n 1200", json.at("/findings/3/remedy").asText());
    }

    @Test
    void a_spreadsheet_gets_a_line_for_each_check() {
        assertEquals("""
                check,severity,seen,effect,remedy
                load,warning,other processes use 12 % of the cores,"times are too long, and differ",stop what else runs
                """, report(new Finding("load", Severity.WARNING, "other processes use 12 % of the cores",
                "times are too long, and differ", "stop what else runs")).csv());
    }

    @Test
    void a_machine_without_a_warning_is_fit_and_one_with_warnings_can_be_measured_on() {
        Finding fine = new Finding("cores", Severity.OK, "2 cores", "", "");
        Finding warning = new Finding("load", Severity.WARNING, "busy", "slow", "wait");
        assertEquals(Fitness.FIT, report(fine).fitness());
        assertTrue(report(fine).text().contains("is fit to measure on"));
        assertEquals(Fitness.NOISY, report(fine, warning).fitness());
        assertTrue(report(fine, warning).text().contains("can be measured on, with 1 warning\n"));
    }
}
