package dev.loomwise.advisor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Invariant: where latencies are those of a queue, few places tell all fields as if each had been played. */
class LatticeTest {
    private static final int[] COLUMNS = {0, 3, 9};
    private static final int[] ROWS = {0, 1, 5};
    private static final int FIRST_OVERLOAD = 8;

    /** Time in an M/M/1 system; async is the slower one, and carries less. */
    private static Map<ConcurrencyModel, Double> queue(int column, int row) {
        double virtual = (1 + row) / (1 - column / 10.0);
        return column < FIRST_OVERLOAD
                ? Map.of(ConcurrencyModel.VIRTUAL, virtual, ConcurrencyModel.ASYNC, 2 * virtual)
                : Map.of(ConcurrencyModel.VIRTUAL, virtual);
    }

    private static Lattice lattice() {
        return Lattice.of(COLUMNS, ROWS, LatticeTest::queue,
                (model, column, row) -> queue(column, row).containsKey(model));
    }

    @Test
    void a_queue_is_found_exactly_at_every_load() {
        Lattice lattice = lattice();
        for (int row : ROWS) {
            for (int column = 0; column < 10; column++) {
                assertEquals(queue(column, row).getOrDefault(ConcurrencyModel.VIRTUAL, 0.0),
                        lattice.p99Ms(column, row).getOrDefault(ConcurrencyModel.VIRTUAL, 0.0), 1e-9,
                        column + ", " + row);
            }
        }
    }

    @Test
    void a_model_ends_where_it_carries_no_more_and_not_at_the_next_place_that_was_played() {
        Lattice lattice = lattice();
        for (int row = 0; row <= 5; row++) {
            for (int column = 0; column < 10; column++) {
                assertEquals(queue(column, row).keySet(), lattice.p99Ms(column, row).keySet(), column + ", " + row);
            }
        }
    }

    @Test
    void nothing_is_played_twice_or_between_the_places() {
        Set<String> played = ConcurrentHashMap.newKeySet();
        Lattice.of(COLUMNS, ROWS, (column, row) -> {
            assertEquals(true, played.add(column + ", " + row), "again");
            return queue(column, row);
        }, (model, column, row) -> true).p99Ms(4, 3);
        assertEquals(Set.of("0, 0", "3, 0", "9, 0", "0, 1", "3, 1", "9, 1", "0, 5", "3, 5", "9, 5"), played);
    }

    @Test
    void a_single_row_is_no_lattice() {
        assertThrows(IllegalArgumentException.class,
                () -> Lattice.of(COLUMNS, new int[]{0}, LatticeTest::queue, (model, column, row) -> true));
    }
}
