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
import java.util.Collections;
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

    /** The same, each cell measured in so many forks. */
    private Study inForks(int forks) {
        Study one = study();
        return new Study(one.name(), one.manifest(), one.measured().stream()
                .map(m -> new Measured(m.benchmark(), m.mode(), m.params(), m.cell(), m.unit(), m.score(), m.median(),
                        Collections.nCopies(forks, m.forks().getFirst()), m.secondary(), m.units(), m.percentiles(),
                        m.setup()))
                .toList(), one.notes());
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
        measured("http", 500, TOGETHER, Map.of(), 100, 100, 100);
        Findings.Finding finding = Findings.of(inForks(5).questions()).getFirst();
        assertTrue(finding.text().endsWith("The choice does not matter here."), finding.text());
        assertEquals("No difference that matters", finding.verdict());
    }

    @Test
    void a_single_fork_cannot_tell_that_there_is_no_difference() {
        measured("http", 1000, TOGETHER, Map.of(), 100, 100, 100);
        Findings.Finding finding = Findings.of(study().questions()).getFirst();
        assertTrue(finding.text().contains("More forks may tell"), finding.text());
        assertEquals("Too close to call", finding.verdict());
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

    @Test
    void whoever_is_ranked_behind_has_a_ratio_whose_interval_begins_above_one() {
        for (int step = 0; step < 40; step++) {
            measured("http", 100 + step, ALL, Map.of(), 120 + step, 100 + step, 100);
        }
        List<Question> questions = study().questions();
        assertEquals(40, questions.size());
        for (Question question : questions) {
            for (Outcome outcome : question.outcomes()) {
                assertEquals(outcome.rank() > 1, question.ofBest(outcome).low() > 1 + Question.TOLERANCE,
                        question.inWords());
            }
        }
        assertTrue(questions.stream().anyMatch(q -> q.winners().size() == 1));
        assertTrue(questions.stream().anyMatch(q -> q.winners().size() > 1));
    }
}
