package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.data.Study;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings that matter, in plain words. */
@AutoService(Section.class)
public final class SummarySection implements Section {
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Html> render(Study study) {
        List<Question> questions = study.questions();
        return Optional.of(Templates.own("summary", Map.of("findings",
                questions.isEmpty() ? ForeignFindings.of(study.foreign()) : Findings.of(questions), "wins",
                Findings.wins(questions), "lead", lead(study, questions), "fitness",
                study.manifest().map(Manifest::fitness).filter(Fitness::mustBeSaid)
                        .map(f -> Words.sentence(f.inWords()) + ".").orElse(""),
                "unfit", study.manifest().filter(m -> m.fitness() == Fitness.UNFIT).isPresent())));
    }

    private static List<String> lead(Study study, List<Question> questions) {
        if (study.measured().isEmpty()) {
            return List.of("Nothing was measured: the run ended before its first cell was complete.");
        }
        int foreign = study.foreign().size();
        if (questions.isEmpty()) {
            return ForeignContents.sentences(study.foreign());
        }
        int cells = study.measured().size() - foreign;
        return List.of(cells + " cells: " + questions.size() + (questions.size() == 1 ? " question" : " questions")
                + ", each put to the models that can answer it."
                + (foreign > 0 ? " Another " + foreign + " results are not loomwise's own." : ""));
    }
}
