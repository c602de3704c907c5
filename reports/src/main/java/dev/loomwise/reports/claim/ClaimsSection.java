package dev.loomwise.reports.claim;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.Html;
import dev.loomwise.reports.page.Section;
import dev.loomwise.reports.page.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the articles say, checked against this run: verdicts, the sweeps with their crossover points, the table. */
@AutoService(Section.class)
public final class ClaimsSection implements Section {
    /** What the template shows of one claim. */
    record Row(String id, String says, Verdict judged, String why, String numbers) {
        public String verdict() {
            return judged.words();
        }

        /** {@code does-not-hold} */
        public String css() {
            return judged.words().replace(' ', '-');
        }
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Html> render(Study study) {
        if (study.manifest().isEmpty()) {
            return Optional.empty();
        }
        List<Checked> claims = Checked.all(study);
        if (claims.stream().allMatch(c -> c.judgement().verdict() == Verdict.NOT_MEASURED)) {
            return Optional.empty();
        }
        List<Row> rows = claims.stream().map(c -> new Row(c.claim().id(), c.claim().says(),
                c.judgement().verdict(), c.judgement().why(), ClaimsText.numbers(c.judgement()))).toList();
        return Optional.of(Templates.render("dev/loomwise/reports/claim/claims.peb",
                Map.of("tally", ClaimsText.tally(claims), "rows", rows, "models",
                        ModelTable.MODELS.stream().map(ConcurrencyModel::id).toList(), "table", table(study),
                        "sweeps", Sweeps.of(study))));
    }

    private static List<ModelTable.Row> table(Study study) {
        Evidence evidence = new Evidence(study);
        try {
            return ModelTable.needs().stream().allMatch(evidence::has) ? ModelTable.of(evidence).rows() : List.of();
        } catch (Evidence.Missing e) {
            // A figure is not there: the claim's own row says which.
            return List.of();
        }
    }
}
