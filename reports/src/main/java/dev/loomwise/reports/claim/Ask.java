package dev.loomwise.reports.claim;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cells that a claim needs: a question, put to some models. */
record Ask(String workload, int tasks, String waiting, String cpu, int inFlight, Map<String, String> extras) {
    static Ask of(String workload, int tasks, String waiting, String cpu) {
        return new Ask(workload, tasks, waiting, cpu, 0, Map.of());
    }

    Ask inFlight(int limit) {
        return new Ask(workload, tasks, waiting, cpu, limit, extras);
    }

    Ask with(String name, String value) {
        Map<String, String> more = new TreeMap<>(extras);
        more.put(name, value);
        return new Ask(workload, tasks, waiting, cpu, inFlight, more);
    }

    Cell by(ConcurrencyModel model) {
        return new Cell(workload, model, tasks, Units.duration(waiting), Units.duration(cpu), 1, inFlight,
                new TreeMap<>(extras));
    }

    List<Cell> by(ConcurrencyModel... models) {
        return Arrays.stream(models).map(this::by).toList();
    }

    @SafeVarargs
    static List<Cell> all(List<Cell>... lists) {
        Set<Cell> all = new LinkedHashSet<>();
        for (List<Cell> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
