package dev.loomwise.reports.page;

import dev.loomwise.bench.run.Manifest;
import dev.loomwise.reports.chart.ChangeChart;
import dev.loomwise.reports.chart.LinesChart;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.chart.NumberLabel;
import dev.loomwise.reports.compare.Verdict;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Findings.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several runs on one page: hardware, JDKs or commits against each other, and the trend where there are many. */
public final class RunsPage {
    private static final int MOST_PICTURES = 30;
    private static final int MOST_ROWS = 40;
    private static final int MOST_NAMED = 5;
    /** That stand side by side under a chart. */
    private static final int MOST_LETTERS = 30;
    private static final int MOST_LINES = ModelStyle.NUMBERED;

    private final List<Study> runs;
    private final List<String> names;

    private RunsPage(List<Study> runs) {
        this.runs = runs;
        this.names = named(runs);
    }

    /** One measurement in several runs; {@code values} holds one place per run. */
    private record Row(String group, String name, ModelStyle style, List<Optional<Measured>> values,
            RunChange change) {
        Measured first() {
            return values.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        }
    }

    /**
     * The page, runs in the order in which they were measured, or as given where a file does not say.
     *
     * @throws BadInputException when no measurement is in two of them
     */
    public static String html(List<Study> studies) {
        List<Study> ordered = studies.stream().sorted(Comparator.comparing(
                s -> s.manifest().map(Manifest::started).orElse(Instant.EPOCH))).toList();
        RunsPage page = new RunsPage(ordered);
        List<Row> rows = page.rows();
        if (rows.isEmpty()) {
            throw new BadInputException("these results have no measurement in common: the same benchmark with the same "
                    + "parameters must be in two of them; give runs of the same plan");
        }
        return ReportPage.html(studies.size() + " runs", String.join(" · ", page.names),
                List.of(Templates.own("runs",
                        Map.of("sentences", page.sentences(rows), "findings", page.findings(rows), "facts",
                                page.facts().markup(), "figures", page.figures(rows), "pair", studies.size() == 2))));
    }

    /** Folder names may be the same on two machines; the JDK is told where it tells the runs apart. */
    private static List<String> named(List<Study> runs) {
        boolean jdks = runs.stream().map(RunsPage::jdk).distinct().count() > 1;
        List<String> names = new ArrayList<>();
        for (Study run : runs) {
            String name = run.name() + (jdks && !jdk(run).isEmpty() ? ", JDK " + jdk(run) : "");
            names.add(names.contains(name) ? name + " #" + (names.size() + 1) : name);
        }
        return names;
    }

    private static String jdk(Study run) {
        return run.manifest().map(m -> m.machine().jdk())
                .orElseGet(() -> run.measured().stream().map(m -> m.setup().jdk()).findFirst().orElse(""));
    }

    private List<Row> rows() {
        Map<String, List<Optional<Measured>>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            for (Measured m : runs.get(i).measured()) {
                if (m.median().point() > 0) {
                    byKey.computeIfAbsent(key(m), k -> new ArrayList<>(runs.stream()
                            .map(r -> Optional.<Measured>empty()).toList())).set(i, Optional.of(m));
                }
            }
        }
        List<List<Optional<Measured>>> shared = byKey.values().stream()
                .filter(values -> values.stream().filter(Optional::isPresent).count() > 1).toList();
        List<RunChange> changes = RunChange.of(shared.stream().map(values -> {
            List<Measured> known = values.stream().flatMap(Optional::stream).toList();
            return new RunChange.Pair(known.getFirst(), known.getLast());
        }).toList());
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            rows.add(row(shared.get(i), changes.get(i), lines));
        }
        return rows;
    }

    private static String key(Measured m) {
        return m.benchmark() + " " + m.mode() + " " + m.unit() + " " + Math.max(1, m.setup().threads()) + " "
                + new java.util.TreeMap<>(m.params());
    }

    private static Row row(List<Optional<Measured>> values, RunChange change, Map<String, Integer> lines) {
        Measured m = values.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        if (m.cell().isPresent()) {
            return new Row(Words.sentence(Question.inWords(m.cell().get(), m.benchmark().contains(".DivisibleSuite."))),
                    m.cell().get().model().id(),
                    ModelStyle.of(m.cell().get().model()), values, change);
        }
        String group = m.benchmark().replaceFirst("\\.[^.]*$", "") + ", " + m.unit();
        int place = lines.merge(group, 1, Integer::sum) - 1;
        String part = place < MOST_LINES ? "" : ", part " + (place / MOST_LINES + 1);
        String params = m.params().entrySet().stream().map(e -> " " + e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining());
        return new Row(group + part, ForeignGroup.method(m) + params, ModelStyle.numbered(place), values,
                change);
    }

    private List<String> sentences(List<Row> rows) {
        List<String> sentences = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        differs("processor", m -> m.machine().cpu() + ", " + m.machine().cores() + " cores")
                .ifPresent(differences::add);
        differs("JDK", m -> m.machine().jdk()).ifPresent(differences::add);
        differs("commit", m -> m.commit() == null ? "" : m.commit().substring(0, Math.min(10, m.commit().length())))
                .ifPresent(differences::add);
        sentences.add(differences.isEmpty()
                ? "Same machine, JDK and commit, as far as the runs say: what differs is noise, or the machine's mood."
                : "What differs: " + String.join("; ", differences) + ".");
        long slower = count(rows, Verdict.SLOWER);
        long faster = count(rows, Verdict.FASTER);
        long same = count(rows, Verdict.SAME);
        double[] points = rows.stream().mapToDouble(r -> r.change.slowdown().point()).sorted().toArray();
        sentences.add(String.format(Locale.ROOT,
                "Of %d measurements that the runs share, %d are slower in the last than in the first, %d faster, %d the "
                        + "same within %.0f %%, and of %d neither can be said; in the middle a time is %s times what it was.",
                rows.size(), slower, faster, same, RunChange.THRESHOLD * 100, rows.size() - slower - faster - same,
                Words.number(points[points.length / 2])));
        long alone = rows.stream().filter(r -> r.change.verdict() == Verdict.UNDECIDED && r.change.oneFork()).count();
        if (alone > 0) {
            sentences.add(
                    "Undecided with one fork in each run: " + alone + ". Nothing tells a noisy measurement from one "
                            + "that changed there; more forks do.");
        }
        return sentences;
    }

    private static long count(List<Row> rows, Verdict verdict) {
        return rows.stream().filter(r -> r.change.verdict() == verdict).count();
    }

    /** What became slower, and what became faster, the largest changes first, each with its picture. */
    private List<Finding> findings(List<Row> rows) {
        return Stream.of(finding("Slower", rows, Verdict.SLOWER, r -> -r.change.slowdown().point()),
                finding("Faster", rows, Verdict.FASTER, r -> r.change.slowdown().point())).flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> finding(String heading, List<Row> rows, Verdict verdict, ToDoubleFunction<Row> order) {
        List<Row> changed = rows.stream().filter(r -> r.change.verdict() == verdict)
                .sorted(Comparator.comparingDouble(order)).toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        Row most = changed.getFirst();
        String worst = Words.number(most.change.ratio().point());
        String text = changed.stream().limit(MOST_NAMED)
                .map(r -> r.name + ", " + r.group + ": " + r.change.inWords() + " times")
                .collect(Collectors.joining("; "))
                + (changed.size() > MOST_NAMED ? "; and " + (changed.size() - MOST_NAMED) + " more" : "") + ".";
        return Optional.of(new Finding(heading, changed.size() + " of " + rows.size() + ", up to " + worst + " times",
                text, new ChangeChart(heading + " from " + names.getFirst() + " to " + names.getLast(),
                        "change, and its 95 % interval", changed.stream().limit(MOST_NAMED).map(
                                r -> new ChangeChart.Row(r.name, r.change.ratio(), r.style)).toList())
                        .svg(),
                "shared"));
    }

    private Optional<String> differs(String what, Function<Manifest, String> of) {
        Set<String> values = new LinkedHashSet<>();
        runs.forEach(r -> r.manifest().map(of).filter(v -> !v.isEmpty()).ifPresent(values::add));
        return values.size() > 1 ? Optional.of(what + " (" + String.join(" → ", values) + ")") : Optional.empty();
    }

    private Figure facts() {
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Study run = runs.get(i);
            Optional<Manifest> m = run.manifest();
            rows.add(Table.Row.of(names.get(i), m.map(x -> MachineSection.minute(x.started())).orElse("–"),
                    m.map(x -> x.machine().cpu() + ", " + x.machine().cores() + " cores").orElse("–"),
                    jdk(run),
                    m.map(x -> x.commit() == null ? "–" : x.commit()).orElse("–"),
                    String.valueOf(run.measured().size()),
                    m.map(x -> String.valueOf(x.warnings().size())).orElse("–")));
        }
        return new Figure("The runs", "In the order in which they were measured.", "",
                new Table(List.of(Table.Column.of("Run"), Table.Column.of("When"), Table.Column.text("Processor"),
                        Table.Column.of("JDK"), Table.Column.of("Commit"), Table.Column.of("Results"),
                        Table.Column.of("Warnings")), rows));
    }

    /** The groups that changed most have a picture. */
    private List<Figure> figures(List<Row> rows) {
        Map<String, List<Row>> groups = rows.stream()
                .collect(Collectors.groupingBy(Row::group, LinkedHashMap::new, Collectors.toList()));
        Set<String> pictured = groups.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> -e.getValue().stream()
                        .mapToDouble(r -> Math.abs(Math.log(r.change.ratio().point()))).max().orElse(0)))
                .limit(MOST_PICTURES).map(Map.Entry::getKey).collect(Collectors.toSet());
        return groups.entrySet().stream().map(e -> figure(e.getKey(), e.getValue(), pictured.contains(e.getKey())))
                .toList();
    }

    private Figure figure(String group, List<Row> rows, boolean pictured) {
        Measured first = rows.getFirst().first();
        boolean times = first.cell().isPresent();
        String unit = times ? "median time of one operation" : first.unit();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.of(times ? "Model" : "Benchmark")));
        names.forEach(n -> columns.add(Table.Column.of(n)));
        columns.add(Table.Column.of("last / first"));
        List<Table.Row> lines = rows.stream().map(row -> {
            List<String> cells = new ArrayList<>(List.of(row.name));
            row.values.forEach(v -> cells.add(v.map(m -> (times
                    ? Words.time(m.median().point())
                    : Words.number(m.median().point())) + Words.plusMinus(m.median())).orElse("–")));
            cells.add(row.change.inWords());
            return new Table.Row(times ? row.style.css() : "", cells);
        }).toList();
        String svg = !pictured ? "" : runs.size() == 2 ? change(group, rows) : chart(group, unit, times, rows);
        return new Figure(group, first.higherIsBetter() ? "More is better." : "", svg, new Table(columns, lines));
    }

    /** Two runs are no trend: what counts is by how much the second differs. */
    private String change(String group, List<Row> rows) {
        return new ChangeChart(group + ", the second run against the first; dashed: no change",
                "change from " + names.getFirst() + " to " + names.getLast(),
                rows.stream().limit(MOST_ROWS)
                        .map(r -> new ChangeChart.Row(r.name, r.change.ratio(), r.style)).toList())
                .svg();
    }

    private boolean distinctFolders() {
        return runs.stream().map(Study::name).distinct().count() == runs.size();
    }

    private String chart(String group, String unit, boolean times, List<Row> rows) {
        List<LinesChart.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ticks.add(new LinesChart.Tick(i, names.get(i).length() * names.size() <= MOST_LETTERS
                    ? names.get(i)
                    : runs.get(i).name().length() * names.size() <= MOST_LETTERS && distinctFolders()
                            ? runs.get(i).name()
                            : String.valueOf(i + 1)));
        }
        List<LinesChart.Line> lines = rows.stream().limit(MOST_LINES).map(row -> {
            List<LinesChart.Point> points = new ArrayList<>();
            for (int i = 0; i < row.values.size(); i++) {
                double at = i;
                row.values.get(i).ifPresent(m -> points.add(new LinesChart.Point(at, m.median())));
            }
            return new LinesChart.Line(row.name, row.style, points);
        }).toList();
        return new LinesChart(group + ", run by run", "run", unit, ticks, lines, times ? Words::time : NumberLabel::of)
                .svg();
    }
}
