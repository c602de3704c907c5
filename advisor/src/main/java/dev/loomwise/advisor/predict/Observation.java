package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.Simulator;

/**
 * Something measured, as the fit needs it: what was played, and the figures that came out. A batch has one figure, its
 * time; a service two, p50 and p99 of its first class.
 *
 * @param measuredMs the figures
 * @param noise relative deviation to which each figure repeats on a shared machine; infinite where it is not to count
 * @param overheadNs CPU of this process per task beyond the computing asked for; NaN when it was not measured
 * @param stubNs CPU of the stub per call; NaN when there was none
 * @param peakMb resident memory at the peak; NaN when it was not measured
 */
record Observation(Scenario scenario, double[] measuredMs, double[] noise, double overheadNs, double stubNs,
        double peakMb) {
    private static final double TIME_NOISE = 0.04;
    private static final double P50_NOISE = 0.06;
    private static final double P99_NOISE = 0.15;

    static Observation batch(Scenario scenario, double timeMs, double overheadNs, double stubNs, double peakMb) {
        return new Observation(scenario, new double[]{timeMs}, new double[]{TIME_NOISE}, overheadNs, stubNs, peakMb);
    }

    static Observation service(Scenario scenario, double p50Ms, double p99Ms) {
        return new Observation(scenario, new double[]{p50Ms, p99Ms}, new double[]{P50_NOISE, P99_NOISE}, Double.NaN,
                Double.NaN, Double.NaN);
    }

    /** The same with nothing to say of the time: what it cost beside it still counts. */
    Observation untimed() {
        return new Observation(scenario, measuredMs, new double[]{Double.POSITIVE_INFINITY}, overheadNs, stubNs,
                peakMb);
    }

    boolean isTimed() {
        return Double.isFinite(noise[0]);
    }

    /** Logarithm of simulated over measured, per figure; 0.05 is 5 % too long. */
    double[] errors(Costs costs) {
        if (!isTimed()) {
            return new double[0];
        }
        Outcome outcome = Simulator.run(scenario, costs);
        double[] simulated = measuredMs.length == 1
                ? new double[]{outcome.makespanNs()}
                : new double[]{outcome.percentileNs(0, 0.5), outcome.percentileNs(0, 0.99)};
        double[] errors = new double[simulated.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.log(simulated[i] / 1e6 / measuredMs[i]);
        }
        return errors;
    }

    /** Waits of a task of the first class. */
    int steps() {
        return scenario.classes().getFirst().steps();
    }

    /** Most tasks in progress at once: what memory grows with. */
    int width() {
        return scenario.mostInProgress();
    }
}
