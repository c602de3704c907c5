package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.PhysicalLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisibleJobTest {
    private static Scenario job(ConcurrencyModel model, int cores) {
        return Play.batch(model, cores, 1000, 0, MS).withTraits(Traits.DIVISIBLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16, 64})
    void forkJoinReachesTheLimitWhereThePartsDivideEvenly(int cores) {
        Outcome outcome = Simulator.run(job(ConcurrencyModel.FORKJOIN, cores), Costs.FREE);
        assertEquals(PhysicalLimit.divisible(1000, MS, cores), outcome.makespanNs(), 10);
        assertEquals(1000, outcome.completed());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORKJOIN")
    void everyOtherModelRunsItInOnePiece(ConcurrencyModel model) {
        assertEquals(1000 * MS, Simulator.run(job(model, 8), Costs.FREE).makespanNs(), 10);
    }

    /** Amdahl 1967: the hand-over is the serial part. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 32})
    void aSerialPartBoundsTheGainAsAmdahlSays(int cores) {
        double serial = 250 * MS;
        Outcome outcome = Simulator.run(job(ConcurrencyModel.FORKJOIN, cores), Costs.FREE.with(Cost.SUBMIT, serial));
        assertEquals(serial + 1000 * MS / cores, outcome.makespanNs(), 10);
    }

    @Test
    void splittingCostsOncePerPart() {
        Outcome outcome = Simulator.run(job(ConcurrencyModel.FORKJOIN, 4), Costs.FREE.with(Cost.SPLIT, 1000));
        assertEquals(250 * MS + 64 * 1000, outcome.makespanNs(), 10);
    }

    @Test
    void coresThatDoNotDivideThePartsIdleAtTheEndForOnePartAtMost() {
        Outcome outcome = Simulator.run(job(ConcurrencyModel.FORKJOIN, 6), Costs.FREE);
        assertEquals(1000 * MS / 6, outcome.makespanNs(), 1000 * MS / DivisibleFlow.PARTS);
    }
}
