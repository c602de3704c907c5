package dev.loomwise.advisor.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The p99 of every model all over a map of services, from plays at a few of its fields. Between these the reciprocal of
 * the p99 is linear: latency grows as 1 / (1 - load), whose reciprocal is a straight line that ends at zero where a model
 * carries no more. So many requests can be played at each place that chance moves the choice less than where every field
 * is played with few.
 */
final class Lattice {
    private final int[] columns;
    private final int[] rows;
    private final Limit limit;
    /** [place in rows][place in columns], 1 / ms; a model that cannot carry the rate there has none. */
    private final List<List<Map<ConcurrencyModel, Double>>> reciprocals;

    /** What a service takes under each model. */
    interface Play {
        /** In milliseconds, of those models that can carry its rate; called from several threads. */
        Map<ConcurrencyModel, Double> p99Ms(int column, int row);
    }

    /** Where a model's line ends, which nothing has to be played for. */
    interface Limit {
        /** Whether that model can carry the rate there. */
        boolean carries(ConcurrencyModel model, int column, int row);
    }

    private Lattice(int[] columns, int[] rows, Limit limit, List<List<Map<ConcurrencyModel, Double>>> reciprocals) {
        this.columns = columns;
        this.rows = rows;
        this.limit = limit;
        this.reciprocals = reciprocals;
    }

    /**
     * Plays at every crossing, on all cores.
     *
     * @param columns ascending, at least two, from the map's first to its last
     * @param rows the same; what lies in two rows that follow each other is never put between them
     */
    static Lattice of(int[] columns, int[] rows, Play play, Limit limit) {
        if (columns.length < 2 || rows.length < 2) {
            throw new IllegalArgumentException("a lattice has at least two columns and two rows");
        }
        List<Map<ConcurrencyModel, Double>> played = IntStream.range(0, rows.length * columns.length).parallel()
                .mapToObj(i -> reciprocal(play.p99Ms(columns[i % columns.length], rows[i / columns.length]))).toList();
        return new Lattice(columns.clone(), rows.clone(), limit, IntStream.range(0, rows.length)
                .mapToObj(r -> played.subList(r * columns.length, (r + 1) * columns.length)).toList());
    }

    /** In milliseconds, of those models that can carry the rate of that field. */
    Map<ConcurrencyModel, Double> p99Ms(int column, int row) {
        int c = below(columns, column);
        int r = below(rows, row);
        double right = (double) (column - columns[c]) / (columns[c + 1] - columns[c]);
        double up = (double) (row - rows[r]) / (rows[r + 1] - rows[r]);
        Map<ConcurrencyModel, Double> p99 = new EnumMap<>(ConcurrencyModel.class);
        for (ConcurrencyModel model : ConcurrencyModel.values()) {
            double[] corners = {at(model, c, r), at(model, c + 1, r), at(model, c, r + 1), at(model, c + 1, r + 1)};
            double[] weights = {(1 - right) * (1 - up), right * (1 - up), (1 - right) * up, right * up};
            double sum = 0;
            boolean everywhere = true;
            for (int i = 0; i < corners.length; i++) {
                sum += weights[i] * corners[i];
                everywhere &= weights[i] == 0 || corners[i] > 0;
            }
            if (sum > 0 && (everywhere || limit.carries(model, column, row))) {
                p99.put(model, 1 / sum);
            }
        }
        return p99;
    }

    private double at(ConcurrencyModel model, int c, int r) {
        return reciprocals.get(r).get(c).getOrDefault(model, 0.0);
    }

    private static Map<ConcurrencyModel, Double> reciprocal(Map<ConcurrencyModel, Double> p99Ms) {
        Map<ConcurrencyModel, Double> reciprocal = new EnumMap<>(ConcurrencyModel.class);
        p99Ms.forEach((model, ms) -> reciprocal.put(model, 1 / ms));
        return reciprocal;
    }

    /** The last place that is not above, but for the end: that belongs to the stretch before it. */
    private static int below(int[] places, int place) {
        int found = Arrays.binarySearch(places, place);
        return Math.min(places.length - 2, found >= 0 ? found : -found - 2);
    }
}
