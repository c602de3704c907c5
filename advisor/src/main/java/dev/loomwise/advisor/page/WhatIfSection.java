package dev.loomwise.advisor.page;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Recommendation;
import dev.loomwise.advisor.page.Foresight.Batch;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Figure;
import dev.loomwise.reports.page.Html;
import dev.loomwise.reports.page.Section;
import dev.loomwise.reports.page.Table;
import dev.loomwise.reports.page.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers for the reader's own numbers, from a table of predictions inside the page. */
@AutoService(Section.class)
public final class WhatIfSection implements Section {
    /** What a reader without script sees: calls of 100 ms with 1 ms of computing. */
    private static final List<Integer> EXAMPLES = WhatIfTable.TASKS;

    @Override
    public int order() {
        return 55;
    }

    @Override
    public Optional<Html> render(Study study) {
        return Foresight.of(study).map(WhatIfSection::render);
    }

    private static Html render(Foresight foresight) {
        WhatIfTable table = WhatIfTable.of(foresight);
        return Templates.render("dev/loomwise/advisor/page/whatif.peb", Map.of("io", foresight.io(), "table",
                table.json().toString().replace("<", "\\u003c"), "examples", examples(foresight.io(), table).markup()));
    }

    @Override
    public String script() {
        try (InputStream in = WhatIfSection.class.getResourceAsStream("whatif.js")) {
            if (in == null) {
                throw new IllegalStateException("whatif.js is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("whatif.js cannot be read", e);
        }
    }

    private static Figure examples(String io, WhatIfTable table) {
        List<Recommendation> advice = EXAMPLES.stream().map(n -> table.advice(new Batch(n, 100, 1, 0))).toList();
        List<ConcurrencyModel> models = Foresight.models(advice);
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.of("Tasks")));
        models.forEach(m -> columns.add(new Table.Column(m.id(), ModelStyle.of(m).css())));
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < EXAMPLES.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", EXAMPLES.get(i))));
            for (ConcurrencyModel model : models) {
                cells.add(cell(advice.get(i), model));
            }
            rows.add(new Table.Row("", cells));
        }
        return new Figure("For example: tasks that wait 100 ms on " + io + " and compute 1 ms",
                "Predicted times; ▶ marks what loomwise advise would use.", "", new Table(columns, rows));
    }

    private static String cell(Recommendation advice, ConcurrencyModel model) {
        return advice.candidate(model).flatMap(Prediction::timeMs)
                .map(t -> (advice.chosen().model() == model ? "▶ " : "") + Units.readable(t.point())).orElse("–");
    }
}
