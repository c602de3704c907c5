package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Finds the costs under which the simulation gives the measured times: the most probable ones, given the measurements
 * and what such costs usually are (a log-normal prior, so that what a few cells do not tell stays where it usually is).
 * Nelder–Mead, because a simulation has no derivative.
 */
final class Fitter {
    /** Times on a shared machine repeat to about this share. */
    private static final double TIME_NOISE = 0.04;
    /** Beyond so many times the noise a cell counts less and less. */
    private static final double OUTLYING = 2.5;
    /** CPU clocks tick in hundredths of a second, and compilers run beside what is measured. */
    private static final double CPU_NOISE = 0.4;
    /** How far costs may be from the usual before that counts: a factor of e^1.2, about 3. */
    private static final double PRIOR = 1.2;
    private static final int MOST_EVALUATIONS = 160;

    private final List<Observation> observations;
    private final Costs usual;
    private final int cores;
    private final double parallelSpeed;
    private final double stub;

    Fitter(List<Observation> observations, Costs usual, int cores, double parallelSpeed) {
        this.observations = observations;
        this.usual = usual;
        this.cores = cores;
        this.parallelSpeed = parallelSpeed;
        double[] stubs = observations.stream().filter(o -> o.cell().tasks() >= 100).mapToDouble(Observation::stubNs)
                .filter(ns -> ns > 0).toArray();
        // The stub's CPU is measured in its own process: nothing to fit.
        this.stub = stubs.length == 0 ? usual.stub() : new Median().evaluate(stubs);
    }

    Costs fit() {
        double[] start = new double[5];
        var optimizer = new SimplexOptimizer(1e-3, 1e-3);
        double[] steps = new double[start.length];
        Arrays.fill(steps, 0.7);
        var best = optimizer.optimize(new MaxEval(MOST_EVALUATIONS * 10), GoalType.MINIMIZE, new InitialGuess(start),
                new ObjectiveFunction(this::loss), new NelderMeadSimplex(steps),
                new org.apache.commons.math3.optim.MaxIter(MOST_EVALUATIONS));
        return costs(best.getPoint());
    }

    private Costs costs(double[] logFactors) {
        return new Costs(usual.submit() * Math.exp(logFactors[0]), usual.task() * Math.exp(logFactors[1]),
                usual.poll() * Math.exp(logFactors[2]), stub, usual.delay() * Math.exp(logFactors[3]),
                usual.fixed() * Math.exp(logFactors[4]));
    }

    private double loss(double[] logFactors) {
        Costs costs = costs(logFactors);
        double loss = 0;
        for (Observation o : observations) {
            loss += robust(relativeError(o, costs) / TIME_NOISE);
            // Small runs drown in the clock's ticks.
            if (o.overheadNs() > 0 && o.cell().tasks() >= 1000) {
                loss += square(Math.log(costs.clientCpu(o.cell().steps()) / o.overheadNs()) / CPU_NOISE);
            }
        }
        for (double factor : logFactors) {
            loss += square(factor / PRIOR);
        }
        return loss;
    }

    /** Logarithm of simulated over measured; 0.05 is 5 % too long. */
    double relativeError(Observation o, Costs costs) {
        return Math.log(o.simulatedMs(costs, cores, parallelSpeed) / o.timeMs());
    }

    /** Cauchy's loss: a cell that a neighbour spoiled must not pull the others along. */
    private static double robust(double x) {
        return OUTLYING * OUTLYING * Math.log1p(square(x / OUTLYING));
    }

    private static double square(double x) {
        return x * x;
    }
}
