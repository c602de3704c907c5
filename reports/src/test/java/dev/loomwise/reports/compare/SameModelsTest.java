package dev.loomwise.reports.compare;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.reports.data.Outcome;
import dev.loomwise.reports.data.Question;
import dev.loomwise.reports.stats.Ranking;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: models that take the same time share a rank, and one that takes half as long again does not. */
class SameModelsTest {
    private static final int QUESTIONS = 300;
    private static final List<ConcurrencyModel> MODELS = List.of(VIRTUAL, PLATFORM, ASYNC);

    @TempDir
    private Path folder;

    /** Every model takes the same time, but for {@code async}, which takes {@code factor} times as long. */
    private List<Question> questions(int forks, double oddForks, double factor) throws Exception {
        Noise noise = new Noise(forks, 8, oddForks);
        Random random = new Random(21);
        MadeUpRun run = new MadeUpRun("run");
        for (int i = 0; i < QUESTIONS; i++) {
            double level = 60 * Math.exp(random.nextGaussian());
            for (ConcurrencyModel model : MODELS) {
                run.cell(model, i + 1, noise.times(model == ASYNC ? level * factor : level,
                        noise.forkSpread(random), random));
            }
        }
        return run.in(folder).questions();
    }

    @ParameterizedTest(name = "{0} forks, {1} of them odd")
    @CsvSource({"1, 0", "2, 0", "2, 0.05", "3, 0.05", "5, 0"})
    void equal_models_share_the_first_rank_in_nine_of_ten_questions_and_more_often_than_by_their_intervals(int forks,
            double oddForks) throws Exception {
        List<Question> questions = questions(forks, oddForks, 1);
        assertEquals(QUESTIONS, questions.size());
        long split = questions.stream().filter(q -> q.winners().size() < MODELS.size()).count();
        long byIntervals = questions.stream()
                .filter(q -> Ranking.of(q.outcomes().stream().map(Outcome::timeMs).toList(),
                        Question.TOLERANCE).stream().anyMatch(r -> r > 1))
                .count();
        // A single fork cannot say how far its own cell's forks lie apart.
        assertTrue(split <= QUESTIONS * (forks == 1 ? 0.25 : 0.10), split + " of " + QUESTIONS + " told apart");
        assertTrue(forks > 3 || split * 2 < byIntervals, split + " told apart, and " + byIntervals + " by intervals");
    }

    @ParameterizedTest(name = "{0} forks: at least {1} of 300")
    @CsvSource({"2, 150", "5, 220"})
    void a_model_that_takes_half_as_long_again_is_ranked_last(int forks, int atLeast) throws Exception {
        long found = questions(forks, 0, 1.5).stream().map(q -> q.outcomes().getLast())
                .filter(o -> o.model() == ASYNC && o.rank() == 3).count();
        assertTrue(found >= atLeast, found + " of " + QUESTIONS);
    }
}
