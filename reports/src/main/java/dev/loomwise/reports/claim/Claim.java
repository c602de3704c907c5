package dev.loomwise.reports.claim;

import dev.loomwise.bench.unit.Discovered;
import dev.loomwise.bench.workload.Cell;
import java.util.Comparator;
import java.util.List;

/** A row of the articles: something they say, and how a run shows whether it is so. */
public interface Claim {
    /** {@code F1}: a letter for its chapter and a number. */
    String id();

    /** What the articles say, in one sentence, and which of them. */
    String says();

    /** The cells that the verdict is computed from; all of them must be in the run. */
    List<Cell> needs();

    /**
     * The verdict. Called only when all {@link #needs} were measured.
     *
     * @throws Evidence.Missing when a cell has not the figure that is needed
     */
    Judgement judge(Evidence evidence);

    /** Claims that belong together; discovered. */
    interface Family {
        /** In the order of their numbers. */
        List<Claim> claims();
    }

    /** All claims, chapter by chapter in the order of the articles' table. */
    static List<Claim> all() {
        return Discovered.of(Family.class).stream().flatMap(f -> f.claims().stream())
                .sorted(Comparator.comparingInt((Claim c) -> "FSDCRP".indexOf(c.id().charAt(0)))
                        .thenComparingInt(c -> Integer.parseInt(c.id().substring(1))))
                .toList();
    }

    /** A claim that is told in one place. */
    record Row(String id, String says, List<Cell> needs, java.util.function.Function<Evidence, Judgement> judging)
            implements
                Claim {
        public Row {
            needs = List.copyOf(needs);
        }

        @Override
        public Judgement judge(Evidence evidence) {
            return judging.apply(evidence);
        }
    }
}
