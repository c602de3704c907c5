package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Calibration;
import dev.loomwise.bench.machine.check.Fitness;
import java.util.Optional;

/** Costs that were measured on an unfit machine make bad advice, and every form of the advice says so. */
final class MachineCaution {
    private MachineCaution() {}

    /** Of the run that the costs come from; empty when its machine was fit, and when nobody looked. */
    static Optional<Caution> of(Calibration calibration) {
        Fitness fitness = calibration.fitness();
        return fitness.mustBeSaid()
                ? Optional.of(new Caution(fitness.id() + "-machine",
                        fitness == Fitness.UNFIT ? Caution.Severity.WARNING : Caution.Severity.INFO,
                        fitness.inWords(), "The times here come from costs that were measured in this state.",
                        "./loomwise doctor says what is wrong and what to do; then measure again with ./loomwise bench.",
                        "the check before run " + calibration.run()))
                : Optional.empty();
    }
}
