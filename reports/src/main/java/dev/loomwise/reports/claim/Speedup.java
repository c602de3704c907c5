package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A claim of the form <i>together they are so many times faster than one after the other</i>. Where one after the other
 * would take minutes, some of its tasks were measured and the rest is scaled: waits in a row add up.
 *
 * @param sync tasks one after the other, all of them or a part
 * @param tasks how many there are in the claim
 * @param together the same tasks under other models, each all of them
 * @param claimed how many times faster the articles say
 */
record Speedup(String id, String says, Cell sync, int tasks, List<Cell> together, double claimed) implements Claim {
    /** A claim in round numbers is met by what comes this near. */
    private static final double NEAR = 0.9;
    private static final double HALF = 0.5;

    Speedup {
        together = List.copyOf(together);
        if (sync.model() != SYNC || together.isEmpty()) {
            throw new IllegalArgumentException(id + " compares sync with others");
        }
    }

    @Override
    public List<Cell> needs() {
        return Stream.concat(Stream.of(sync), together.stream()).toList();
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Cell best = evidence.fastest(together);
        Estimate faster = evidence.timesScaled(sync, tasks, best);
        Judgement.Numbers numbers = new Judgement.Numbers().with("fasterTimes", faster)
                .with("syncMs", evidence.ms(sync).map(ms -> ms * tasks / sync.tasks()));
        together.forEach(cell -> numbers.with(Evidence.name(cell) + "Ms", evidence.ms(cell)));
        Verdict verdict = faster.point() >= claimed * NEAR
                ? Verdict.HOLDS
                : faster.point() >= claimed * HALF ? Verdict.WITHIN_LIMITS : Verdict.FAILS;
        return numbers.say(verdict, tasks + " tasks take " + Say.ms(evidence.ms(best)) + " under " + Evidence.name(best)
                + ", " + Say.times(faster) + " faster than one after the other"
                + (sync.tasks() < tasks ? " (scaled from " + sync.tasks() + " tasks)" : "") + "; claimed are "
                + Say.number(claimed));
    }
}
