package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Invariant: a cell with many connections says how many file descriptors it needs, and when made to fit needs no more. */
class DescriptorsTest {
    @Test
    void too_few_are_said_with_the_number_that_is_needed_and_the_command_that_raises_them() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> Descriptors.need(10_200, "chat 10000", 4096)).getMessage());
        assertTrue(message.contains("10200 file descriptors") && message.contains("there are 4096")
                && message.contains("ulimit -n 10200"), message);
    }

    @Test
    void enough_are_no_reason_to_say_anything() {
        Descriptors.need(4096, "chat", 4096);
    }

    @Test
    void a_cell_that_fits_stays_as_it_is() {
        assertEquals(Optional.of(cell("chat", 1000, 0)), Descriptors.fitting(cell("chat", 1000, 0), 1200));
    }

    @Test
    void a_cell_is_made_smaller_until_it_fits_down_to_two_digits() {
        assertEquals(OptionalInt.of(3800), tasks("chat", 10_000, 4096));
        assertEquals(OptionalInt.of(820), tasks("http", 10_000, 1024));
        // Two ends of every connection in one process.
        assertEquals(OptionalInt.of(410), tasks("web", 1000, 1024));
        assertEquals(OptionalInt.of(99), tasks("http", 10_000, 299));
    }

    @Test
    void a_limit_in_flight_is_no_longer_one_when_fewer_tasks_are_left() {
        Cell smaller = Descriptors.fitting(cell("http", 1000, 500), 400).orElseThrow();
        assertEquals(200, smaller.tasks());
        assertTrue(Descriptors.of(smaller) <= 400);
    }

    @Test
    void what_fewer_tasks_do_not_help_is_empty() {
        assertEquals(OptionalInt.empty(), tasks("http", 10_000, 200));
    }

    private static OptionalInt tasks(String workload, int tasks, long available) {
        Optional<Cell> fitting = Descriptors.fitting(cell(workload, tasks, 0), available);
        return fitting.isPresent() ? OptionalInt.of(fitting.get().tasks()) : OptionalInt.empty();
    }

    private static Cell cell(String workload, int tasks, int inFlight) {
        return new Cell(workload, ConcurrencyModel.VIRTUAL, tasks, Duration.ofMillis(100), Duration.ZERO, 1, inFlight,
                new TreeMap<>(Workload.named(workload).orElseThrow().extras()));
    }
}
