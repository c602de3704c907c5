package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Models as columns and rows. */
final class Models {
    private Models() {}

    /** Those that answered any of the questions, in their usual order. */
    static List<ConcurrencyModel> of(Collection<Question> questions) {
        return Arrays.stream(ConcurrencyModel.values())
                .filter(m -> questions.stream().anyMatch(q -> outcome(q, m).isPresent())).toList();
    }

    static Optional<Outcome> outcome(Question question, ConcurrencyModel model) {
        return question.outcomes().stream().filter(o -> o.model() == model).findFirst();
    }

    /** The class of everything that belongs to the model, by which the page colours and hides it. */
    static String css(ConcurrencyModel model) {
        return ModelStyle.of(model).css();
    }

    static Table.Column column(ConcurrencyModel model) {
        return new Table.Column(model.id(), css(model));
    }

    /** As it stands in a sentence. */
    static String inWords(ConcurrencyModel model) {
        return switch (model) {
            case SYNC -> "synchronous code";
            case VIRTUAL -> "virtual threads";
            case PLATFORM -> "a pool of platform threads";
            case FORKJOIN -> "ForkJoin";
            case ASYNC -> "async futures";
            case BRIDGE -> "virtual threads with a pool for the computing";
        };
    }
}
