package dev.loomwise.reports.compare;

import dev.loomwise.reports.data.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One result of a run, as it is found again in another.
 *
 * @param label what it is, for people
 * @param group what it is averaged with: workload and model, or the class of somebody else's benchmark
 * @param unit of the values
 * @param higherIsBetter whether more is better
 * @param forks [fork][iteration]; a single value where the file holds no others
 */
record Comparand(String label, String group, String unit, boolean higherIsBetter, List<double[]> forks) {
    /** The results of a run by what makes them the same thing; a file that names one twice gets the forks of both. */
    static Map<String, Comparand> of(List<Measured> measured, List<String> notes) {
        Map<String, Comparand> comparands = new LinkedHashMap<>();
        for (Measured m : measured) {
            Comparand comparand = of(m);
            if (comparand.forks.stream().flatMapToDouble(Arrays::stream)
                    .anyMatch(v -> !(v > 0) || v == Double.MAX_VALUE)) {
                notes.add(comparand.label + " has values that are not above 0 and cannot be divided; left out");
                continue;
            }
            comparands.merge(key(m), comparand, (a, b) -> {
                notes.add(a.label + " is in one file twice; its forks were put together");
                return a.unit.equals(b.unit) ? a.with(b.forks) : a;
            });
        }
        return comparands;
    }

    /** The same benchmark at another number of threads is another thing. */
    private static String key(Measured m) {
        return m.benchmark() + " " + m.mode() + " " + threads(m) + " " + new TreeMap<>(m.params());
    }

    /** A file that does not say was measured with one. */
    private static int threads(Measured m) {
        return Math.max(1, m.setup().threads());
    }

    private static Comparand of(Measured m) {
        List<double[]> forks = m.forks().isEmpty() ? List.of(new double[]{m.score().point()}) : m.forks();
        return m.cell()
                .map(c -> new Comparand(c.label(), c.workload() + "/" + c.model().id(), m.unit(), m.higherIsBetter(),
                        forks))
                .orElseGet(() -> new Comparand(foreignLabel(m), className(m.benchmark()), m.unit(), m.higherIsBetter(),
                        forks));
    }

    /** In another unit. */
    Comparand times(double factor, String newUnit) {
        return new Comparand(label, group, newUnit, higherIsBetter, forks.stream()
                .map(f -> Arrays.stream(f).map(v -> v * factor).toArray()).toList());
    }

    private Comparand with(List<double[]> more) {
        List<double[]> all = new ArrayList<>(forks);
        all.addAll(more);
        return new Comparand(label, group, unit, higherIsBetter, all);
    }

    private static String foreignLabel(Measured m) {
        StringBuilder label = new StringBuilder(className(m.benchmark()))
                .append(m.benchmark().substring(Math.max(0, m.benchmark().lastIndexOf('.'))));
        m.params().forEach((name, value) -> label.append(' ').append(name).append('=').append(value));
        if (threads(m) > 1) {
            label.append(' ').append(threads(m)).append(" threads");
        }
        return label.append(m.mode().isEmpty() ? "" : " (" + m.mode() + ")").toString();
    }

    private static String className(String benchmark) {
        String owner = benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
        return owner.substring(owner.lastIndexOf('.') + 1);
    }
}
