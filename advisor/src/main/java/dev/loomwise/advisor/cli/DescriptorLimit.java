package dev.loomwise.advisor.cli;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Descriptors;
import dev.loomwise.reports.data.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Cells that need more file descriptors than there are: refused before anything is measured, or made smaller. */
final class DescriptorLimit {
    private DescriptorLimit() {}

    /**
     * Better said before than found out in the middle, by a cell that fails.
     *
     * @throws BadInputException when a cell needs more than there are
     */
    static void check(List<Cell> cells) {
        Cell hungriest = cells.stream().max(Comparator.comparingLong(Descriptors::of)).orElseThrow();
        try {
            Descriptors.need(Descriptors.of(hungriest), hungriest.label());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage() + ", leave " + hungriest.workload()
                    + " out with --workload, or take fewer connections with --fit-descriptors", e);
        }
    }

    /**
     * The cells that fit; those that do not, with as many connections as fit, of which the user is told.
     *
     * @throws BadInputException when none can be made to fit
     */
    static List<Cell> fit(List<Cell> cells, Consumer<String> notes) {
        List<Cell> fitting = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        for (Cell cell : cells) {
            Optional<Cell> smaller = Descriptors.fitting(cell);
            smaller.ifPresent(fitting::add);
            if (smaller.isEmpty() || smaller.get().tasks() < cell.tasks()) {
                told.add(cell.question() + " needs " + Descriptors.of(cell) + " file descriptors and there are "
                        + Descriptors.available() + ": "
                        + smaller.map(s -> "measured with " + s.tasks() + " instead").orElse("left out"));
            }
        }
        if (fitting.isEmpty() && !cells.isEmpty()) {
            throw new BadInputException(told.iterator().next() + ", and nothing is left to be measured");
        }
        told.forEach(line -> notes.accept("note: " + line));
        return fitting.stream().distinct().toList();
    }
}
