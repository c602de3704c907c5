package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant: only what takes longer than ten seconds one after the other is measured in part, and never too small one. */
class TaskSampleTest {
    private static Cell cell(String workload, ConcurrencyModel model, int tasks, int waitMs) {
        return new Cell(workload, model, tasks, Duration.ofMillis(waitMs), Duration.ZERO, 1, 0, new TreeMap<>());
    }

    @ParameterizedTest
    @CsvSource({"timer,1000,500,7", "http-uneven,1000,500,9", "http-status,1000,500,10", "http-faults,1000,500,20"})
    void a_sample_is_whole_rounds_and_three_iterations_of_it_are_twenty_tasks_or_more(String workload, int tasks,
            int waitMs, int sample) {
        Cell cell = cell(workload, ConcurrencyModel.SYNC, tasks, waitMs);
        assertEquals(OptionalInt.of(sample), TaskSample.tasks(cell, 2));
        assertTrue(Effort.of(cell, 2).iterations() * sample >= 20);
        assertTrue(Effort.of(cell, 2).expectedMs() < 60_000, Effort.of(cell, 2) + "");
    }

    @Test
    void what_takes_less_than_ten_seconds_is_measured_whole() {
        assertEquals(OptionalInt.empty(), TaskSample.tasks(cell("timer", ConcurrencyModel.SYNC, 19, 500), 2));
    }

    @Test
    void a_few_long_tasks_are_all_measured() {
        assertEquals(OptionalInt.empty(), TaskSample.tasks(cell("timer", ConcurrencyModel.SYNC, 7, 2000), 2));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYNC")
    void no_other_model_is_sampled(ConcurrencyModel model) {
        assertEquals(OptionalInt.empty(), TaskSample.tasks(cell("timer", model, 1000, 500), 2));
    }

    @Test
    void times_and_costs_per_operation_are_scaled_and_peaks_are_not() throws Exception {
        ObjectNode result = (ObjectNode) new ObjectMapper().readTree("""
                {"primaryMetric": {"score": 3.5, "scoreError": "NaN", "scoreConfidence": [3.0, 4.0],
                  "scorePercentiles": {"50.0": 3.5}, "scoreUnit": "ms/op", "rawData": [[3.0, 4.0]]},
                 "secondaryMetrics": {
                  "clientCpu": {"score": 2.0, "scoreUnit": "ms/op", "rawData": [[2.0, 2.0]]},
                  "peakRss": {"score": 80.0, "scoreUnit": "MB", "rawData": [[80.0, 80.0]]}}}""");
        TaskSample.scale(result, 10);
        assertEquals(35, result.at("/primaryMetric/score").asDouble());
        assertEquals("NaN", result.at("/primaryMetric/scoreError").asText());
        assertEquals(30, result.at("/primaryMetric/scoreConfidence/0").asDouble());
        assertEquals(35, result.at("/primaryMetric/scorePercentiles/50.0").asDouble());
        assertEquals(40, result.at("/primaryMetric/rawData/0/1").asDouble());
        assertEquals(20, result.at("/secondaryMetrics/clientCpu/rawData/0/0").asDouble());
        assertEquals(80, result.at("/secondaryMetrics/peakRss/score").asDouble());
    }
}
