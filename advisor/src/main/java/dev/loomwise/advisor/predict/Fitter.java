package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the costs under which the simulation gives the measured figures: the most probable ones, given the measurements
 * and what such costs usually are (a log-normal prior, so that what a few cells do not tell stays where it usually is).
 * Nelder–Mead, because a simulation has no derivative.
 */
final class Fitter {
    /** Beyond so many times the noise a figure counts less and less. */
    private static final double OUTLYING = 2.5;
    /** CPU clocks tick in hundredths of a second, and compilers run beside what is measured: a hint, and no more. */
    private static final double CPU_NOISE = 1.5;
    private static final int MOST_ITERATIONS = 200;

    private final List<Seen> seen;
    private final double prior;

    /**
     * A measurement, and the costs from which its fit starts.
     *
     * @param usual of its model and kind of waiting
     */
    record Seen(Observation observation, Costs usual) {}

    /** @param prior how far costs may be from the usual before that counts, as the deviation of a logarithm */
    Fitter(List<Seen> seen, double prior) {
        this.seen = List.copyOf(seen);
        this.prior = prior;
    }

    /** By how much every knob is to be turned: logarithms, in the order of the knobs. */
    double[] fit() {
        double[] start = new double[Knob.values().length];
        double[] steps = new double[start.length];
        Arrays.fill(steps, 0.5);
        ConvergenceChecker<PointValuePair> near = new SimpleValueChecker(1e-3, 1e-3);
        // An optimizer that meets its limit throws what it found away; one that is told to be content keeps it.
        return new SimplexOptimizer((iteration, before, after) -> iteration >= MOST_ITERATIONS
                || near.converged(iteration, before, after))
                .optimize(MaxEval.unlimited(), GoalType.MINIMIZE, new InitialGuess(start),
                        new ObjectiveFunction(this::loss), new NelderMeadSimplex(steps))
                .getPoint();
    }

    private double loss(double[] logFactors) {
        // Side by side, and added in one order, so that a calibration is the same every time.
        double loss = Arrays.stream(seen.parallelStream().mapToDouble(one -> loss(one, logFactors)).toArray()).sum();
        for (double factor : logFactors) {
            loss += square(factor / prior);
        }
        return loss;
    }

    private static double loss(Seen one, double[] logFactors) {
        Observation o = one.observation;
        Costs costs = Knob.turn(one.usual, logFactors);
        double[] errors = o.errors(costs);
        double loss = 0;
        for (int i = 0; i < errors.length; i++) {
            loss += robust(errors[i] / o.noise()[i]);
        }
        // Small runs drown in the clock's ticks.
        if (o.overheadNs() > 0 && o.scenario().tasks() >= 1000) {
            loss += square(Math.log(costs.clientCpu(o.steps()) / o.overheadNs()) / CPU_NOISE);
        }
        return loss;
    }

    /** Cauchy's loss: a cell that a neighbour spoiled must not pull the others along. */
    private static double robust(double x) {
        return OUTLYING * OUTLYING * Math.log1p(square(x / OUTLYING));
    }

    private static double square(double x) {
        return x * x;
    }
}
