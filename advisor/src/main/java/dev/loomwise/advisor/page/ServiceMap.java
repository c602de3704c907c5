package dev.loomwise.advisor.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.advisor.advice.Glance;
import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.predict.SimulatedPredictor;
import dev.loomwise.advisor.profile.ProfileKeys;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.chart.FineMapChart;
import dev.loomwise.reports.chart.FineMapChart.Axis;
import dev.loomwise.reports.chart.FineMapChart.Curve;
import dev.loomwise.reports.chart.FineMapChart.Point;
import dev.loomwise.reports.page.Figure;
import dev.loomwise.reports.page.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which model to use for a service, by p99, over its load and how much of a request is waiting. */
final class ServiceMap {
    static final int FIELDS = 40;
    private static final double CPU_MS = 1;
    private static final int REQUESTS = 3000;
    /** From none to 99.5 % waiting, evenly in the logarithm of what is not: half is a seventh of the way up. */
    private static final double DECADES = 2.3;
    private static final int EVERY = 5;
    /** Where requests are played: closest at the highest loads, where the models differ most. */
    private static final int[] COLUMNS = {0, 6, 13, 20, 26, 31, 35, FIELDS - 1};
    /** The first is of requests that wait on nothing, and what they cost has nothing to do with the next. */
    private static final int[] ROWS = {0, 1, 4, 10, 18, 27, FIELDS - 1};
    /** Hundreds at once are for async, says R4. */
    private static final double MANY = 100;

    private ServiceMap() {}

    static Figure figure(Foresight foresight) {
        List<List<Glance>> fields = fields(foresight);
        List<String> loads = IntStream.range(0, FIELDS).mapToObj(i -> percent(load(i))).toList();
        List<String> shares = IntStream.range(0, FIELDS).mapToObj(i -> percent(1 - computing(i))).toList();
        String svg = new FineMapChart(
                "Which model to use for a service: load to the right, the share of waiting upwards",
                new Axis("load of the cores", loads, 8), new Axis("share of waiting", shares, EVERY),
                fields.stream().map(row -> row.stream().map(Glance::model).toList()).toList(),
                fields.stream().map(row -> row.stream().map(Glance::close).toList()).toList(),
                rules(foresight.cores())).svg();
        return new Figure("Services: requests that compute " + Math.round(CPU_MS) + " ms each and wait on "
                + foresight.io(),
                "The simplest model whose p99 is within 5 % of the best, for requests that arrive by chance. Where it is "
                        + "hatched others are as good.",
                svg, table(loads, shares, fields));
    }

    /** [row][column] */
    static List<List<Glance>> fields(Foresight foresight) {
        Calibration calibration = foresight.found().calibration();
        Lattice lattice = Lattice.of(COLUMNS, ROWS,
                (column, row) -> p99Ms(calibration, profile(foresight, column, row)),
                (model, column, row) -> SimulatedPredictor.carrying(calibration, profile(foresight, column, row))
                        .contains(model));
        WorkloadProfile any = profile(foresight, 0, 0);
        return IntStream.range(0, FIELDS).mapToObj(row -> IntStream.range(0, FIELDS)
                .mapToObj(column -> Glance.of(any, lattice.p99Ms(column, row))).toList()).toList();
    }

    private static Map<ConcurrencyModel, Double> p99Ms(Calibration calibration, WorkloadProfile profile) {
        Map<ConcurrencyModel, Double> p99 = new EnumMap<>(ConcurrencyModel.class);
        for (Prediction p : SimulatedPredictor.sketchAll(calibration, profile, REQUESTS, Map.of())) {
            if (Double.isFinite(p.metricMs())) {
                p99.put(p.model(), p.metricMs());
            }
        }
        return p99;
    }

    static WorkloadProfile profile(Foresight foresight, int column, int row) {
        var keys = JsonNodeFactory.instance.objectNode().put("shape", "service").put("cpu", micros(CPU_MS)).put("rate",
                String.format(Locale.ROOT, "%.3f/s", load(column) * foresight.cores() * 1000 / CPU_MS));
        double wait = CPU_MS / computing(row) - CPU_MS;
        if (wait > 0) {
            keys.put("wait", micros(wait)).put("io", foresight.io());
        }
        return ProfileKeys.profile(keys);
    }

    /** The middle of a column. */
    static double load(int column) {
        return (column + 0.5) / FIELDS;
    }

    /** The share of a request that is computing. */
    static double computing(int row) {
        return Math.pow(10, -DECADES * row / (FIELDS - 1));
    }

    /** The articles' rules R1 and R4; what is in flight is by Little's law the rate times a request's own time. */
    private static List<Curve> rules(int cores) {
        double half = rowOf(0.5);
        List<Point> hundreds = IntStream.rangeClosed(0, FIELDS).mapToObj(column -> new Point(column,
                rowOf(Math.max(1e-6, (double) column / FIELDS * cores / MANY)))).toList();
        return List.of(
                new Curve("the articles: below it mostly computing, so a pool", List.of(
                        new Point(0, half), new Point(FIELDS, half))),
                new Curve("the articles: above it hundreds in flight, so async", hundreds));
    }

    private static double rowOf(double computing) {
        return -Math.log10(computing) / DECADES * (FIELDS - 1) + 0.5;
    }

    private static Table table(List<String> loads, List<String> shares, List<List<Glance>> fields) {
        List<Integer> columns = IntStream.iterate(0, i -> i < FIELDS, i -> i + EVERY).boxed().toList();
        List<Table.Column> heads = Stream.concat(Stream.of(Table.Column.of("Waiting")),
                columns.stream().map(c -> Table.Column.of(loads.get(c)))).toList();
        List<Table.Row> rows = new ArrayList<>();
        for (int row = (FIELDS - 1) / EVERY * EVERY; row >= 0; row -= EVERY) {
            List<String> cells = new ArrayList<>(List.of(shares.get(row)));
            for (int column : columns) {
                Glance g = fields.get(row).get(column);
                cells.add(g.model().map(m -> m.id() + (g.close() ? " (tie)" : "")).orElse("none"));
            }
            rows.add(new Table.Row("", cells));
        }
        return new Table(heads, rows);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share > 0.985 && share < 1 ? "%.1f %%" : "%.0f %%", share * 100);
    }

    private static String micros(double ms) {
        return String.format(Locale.ROOT, "%.0fus", ms * 1000);
    }
}
