package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.stat.descriptive.rank.Median;

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
    /**
     * How far costs may be from the usual before that counts. Five cells a model say little: with 0.7 the costs followed
     * their noise, and one prediction in ten was off by 30 %; with 0.2 by 13 % (31 profiles that were measured for tuning).
     */
    private static final double PRIOR = 0.2;
    private static final int MOST_EVALUATIONS = 200;

    private final List<Observation> observations;
    private final Costs usual;

    Fitter(List<Observation> observations, Costs usual) {
        this.observations = observations;
        double[] stubs = observations.stream().filter(o -> o.scenario().tasks() >= 100)
                .mapToDouble(Observation::stubNs).filter(ns -> ns > 0).toArray();
        // The stub's CPU is measured in its own process: nothing to fit.
        this.usual = stubs.length == 0 ? usual : usual.with(Cost.STUB, new Median().evaluate(stubs));
    }

    Costs fit() {
        double[] start = new double[Knob.values().length];
        double[] steps = new double[start.length];
        Arrays.fill(steps, 0.5);
        var best = new SimplexOptimizer(1e-3, 1e-3).optimize(new MaxEval(MOST_EVALUATIONS * 10), GoalType.MINIMIZE,
                new InitialGuess(start), new ObjectiveFunction(this::loss), new NelderMeadSimplex(steps),
                new MaxIter(MOST_EVALUATIONS));
        return Knob.turn(usual, best.getPoint());
    }

    private double loss(double[] logFactors) {
        Costs costs = Knob.turn(usual, logFactors);
        double loss = 0;
        for (Observation o : observations) {
            double[] errors = o.errors(costs);
            for (int i = 0; i < errors.length; i++) {
                loss += robust(errors[i] / o.noise()[i]);
            }
            // Small runs drown in the clock's ticks.
            if (o.overheadNs() > 0 && o.scenario().tasks() >= 1000) {
                loss += square(Math.log(costs.clientCpu(o.steps()) / o.overheadNs()) / CPU_NOISE);
            }
        }
        for (double factor : logFactors) {
            loss += square(factor / PRIOR);
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
