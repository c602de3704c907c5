package dev.loomwise.advisor.page;

import dev.loomwise.advisor.advice.Glance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The choices of a fine map. Where the corners of a block say the same, so does all of it; else its quarters are looked at:
 * areas cost little, and borders are found to the field.
 */
final class FineGrid {
    private static final int BLOCK = 4;

    private final Glance[][] fields;
    private final BiFunction<Integer, Integer, Glance> look;

    private FineGrid(int columns, int rows, BiFunction<Integer, Integer, Glance> look) {
        this.fields = new Glance[rows][columns];
        this.look = look;
    }

    /**
     * Looks at a grid, on all cores.
     *
     * @param look what is chosen at a column and a row; called from several threads, each field at most once or twice
     * @return [row][column]
     */
    static List<List<Glance>> of(int columns, int rows, BiFunction<Integer, Integer, Glance> look) {
        FineGrid grid = new FineGrid(columns, rows, look);
        List<int[]> blocks = new ArrayList<>();
        for (int row = 0; row < rows; row += BLOCK) {
            for (int column = 0; column < columns; column += BLOCK) {
                blocks.add(new int[]{column, row});
            }
        }
        // The blocks share no field, so that no thread waits for another.
        blocks.parallelStream().forEach(b -> grid.fill(b[0], b[1], Math.min(b[0] + BLOCK, columns) - 1,
                Math.min(b[1] + BLOCK, rows) - 1));
        return IntStream.range(0, rows).mapToObj(row -> List.of(grid.fields[row])).toList();
    }

    private void fill(int left, int bottom, int right, int top) {
        Glance first = at(left, bottom);
        boolean same = first.equals(at(right, bottom)) && first.equals(at(left, top)) && first.equals(at(right, top));
        if (same) {
            for (int row = bottom; row <= top; row++) {
                for (int column = left; column <= right; column++) {
                    fields[row][column] = first;
                }
            }
            return;
        }
        int middle = (left + right) / 2;
        int centre = (bottom + top) / 2;
        fill(left, bottom, middle, centre);
        if (middle < right) {
            fill(middle + 1, bottom, right, centre);
        }
        if (centre < top) {
            fill(left, centre + 1, middle, top);
        }
        if (middle < right && centre < top) {
            fill(middle + 1, centre + 1, right, top);
        }
    }

    private Glance at(int column, int row) {
        Glance known = Optional.ofNullable(fields[row][column]).orElseGet(() -> look.apply(column, row));
        fields[row][column] = known;
        return known;
    }
}
