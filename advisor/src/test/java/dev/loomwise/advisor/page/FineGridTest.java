package dev.loomwise.advisor.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.advice.Glance;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: the map that is looked at in few places is the map of all places, wherever its areas are not tiny. */
class FineGridTest {
    private static Glance of(boolean first) {
        return new Glance(Optional.of(first ? ConcurrencyModel.VIRTUAL : ConcurrencyModel.ASYNC), false);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 37, 3, 1})
    void borders_are_found_to_the_field(int size) {
        BiFunction<Integer, Integer, Glance> look = (column, row) -> of(2 * column + row < size);
        List<List<Glance>> fields = FineGrid.of(size, size, look);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                assertEquals(look.apply(column, row), fields.get(row).get(column), column + ", " + row);
            }
        }
    }

    @Test
    void areas_are_looked_at_in_few_places() {
        AtomicInteger looked = new AtomicInteger();
        FineGrid.of(40, 40, (column, row) -> {
            looked.incrementAndGet();
            return of(column < 20);
        });
        assertTrue(looked.get() <= 400, looked + " of 1600 fields");
    }
}
