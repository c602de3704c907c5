package dev.loomwise.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.SampleStudy;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Invariant: the summary tells where the choice matters most, and claims nothing of what was not measured. */
class FindingsTest {
    private static final List<ConcurrencyModel> ALL = List.of(ConcurrencyModel.SYNC, ConcurrencyModel.VIRTUAL,
            ConcurrencyModel.ASYNC);
    private static final List<ConcurrencyModel> TOGETHER = List.of(ConcurrencyModel.VIRTUAL, ConcurrencyModel.ASYNC,
            ConcurrencyModel.PLATFORM);

    private final Map<Cell, Double> times = new HashMap<>();

    private void measured(String workload, int tasks, List<ConcurrencyModel> models, Map<String, String> extras,
            double... ms) {
        for (int i = 0; i < models.size(); i++) {
            times.put(new Cell(workload, models.get(i), tasks, Duration.ofMillis(100), Duration.ZERO, 1, 0,
                    new TreeMap<>(extras)), ms[i]);
        }
    }

    private Study study() {
        return SampleStudy.of(times);
    }

    @Test
    void of_two_questions_the_one_is_told_in_which_plain_code_is_left_far_behind() {
        measured("http", 100_000, TOGETHER, Map.of(), 100, 100, 100);
        measured("http", 1000, ALL, Map.of(), 100_000, 120, 110);
        List<Findings.Finding> findings = Findings.of(study().questions());
        assertEquals(1, findings.size());
        assertTrue(findings.getFirst().text().startsWith("1,000 http tasks"), findings.toString());
        assertEquals("Async and virtual tie; sync takes 909 times as long", findings.getFirst().verdict());
    }

    @Test
    void equal_times_are_no_finding_that_a_reader_could_act_upon() {
        measured("http", 1000, TOGETHER, Map.of(), 100, 100, 100);
        Findings.Finding finding = Findings.of(study().questions()).getFirst();
        assertTrue(finding.text().endsWith("The choice does not matter here."));
        assertEquals("No difference that matters", finding.verdict());
    }

    @Test
    void whoever_may_be_as_fast_is_not_said_to_take_longer() {
        measured("http", 1000, ALL, Map.of(), 5000, 100, 150);
        Question sure = study().questions().getFirst();
        assertEquals("Virtual is fastest; the others take 1.50 to 50.0 times as long",
                Findings.of(List.of(sure)).getFirst().verdict());
        Question unsure = new Question(sure.cell(), false, sure.limitMs(), sure.outcomes().stream()
                .map(o -> o.model() == ConcurrencyModel.ASYNC ? scattered(o, 80, 150, 220) : o).toList());
        assertEquals("Virtual, perhaps async, is fastest; sync takes 50.0 times as long",
                Findings.of(List.of(unsure)).getFirst().verdict());
    }

    private static Outcome scattered(Outcome o, double... values) {
        Measured m = o.measured();
        return new Outcome(o.model(), o.timeMs(), o.rank(), new Measured(m.benchmark(), m.mode(), m.params(), m.cell(),
                m.unit(), m.score(), m.median(), List.of(values), m.secondary(), m.units(), m.percentiles(),
                m.setup()));
    }

    @Test
    void reading_files_is_not_called_computing() {
        for (String workload : List.of("file", "cpu")) {
            ALL.forEach(model -> times.put(new Cell(workload, model, 100, Duration.ZERO, Duration.ZERO, 1, 0),
                    10 + model.simplicityRank()));
        }
        assertEquals(Set.of("Files and calls that answer at once", "Computing"),
                Findings.of(study().questions()).stream().map(Findings.Finding::heading).collect(Collectors.toSet()));
    }

    @Test
    void a_question_whose_time_is_set_by_arrivals_is_neither_told_nor_counted() {
        measured("web", 600, TOGETHER, Map.of("rate", "300/s"), 2000, 2000, 2001);
        assertTrue(study().questions().getFirst().openLoop());
        assertEquals(List.of(), Findings.of(study().questions()));
        assertEquals(List.of(), Findings.wins(study().questions()));
        measured("web", 1000, TOGETHER, Map.of("rate", "0/s"), 600, 700, 2600);
        assertFalse(Findings.wins(study().questions()).isEmpty());
    }
}
