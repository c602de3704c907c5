package dev.loomwise.reports.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Times as a real machine gives them. Cells differ in how far their forks lie apart: on the machine that this was
 * modelled on the median was 1 %, the noisiest tenth lay above 4 % (so: log-normal). Now and then a fork compiles
 * differently and is slower throughout. Iterations of a fork drift, resemble their neighbours and have upper outliers.
 *
 * @param forks of a cell in a run
 * @param iterations of a fork
 * @param oddForks share of forks that are slower throughout, by 10 to 40 %
 */
record Noise(int forks, int iterations, double oddForks) {
    private static final double MEDIAN_FORK_SPREAD = 0.012;
    private static final double SPREAD_OF_SPREADS = 1.1;

    /** How far the forks of a cell lie apart; a property of the cell, the same in both runs. */
    double forkSpread(Random random) {
        return Math.min(0.15, MEDIAN_FORK_SPREAD * Math.exp(SPREAD_OF_SPREADS * random.nextGaussian()));
    }

    /** A run of a cell whose true median is {@code level}. */
    List<double[]> times(double level, double forkSpread, Random random) {
        List<double[]> all = new ArrayList<>();
        for (int f = 0; f < forks; f++) {
            double odd = random.nextDouble() < oddForks ? 1.1 + 0.3 * random.nextDouble() : 1;
            double fork = level * odd * Math.exp(forkSpread * random.nextGaussian());
            double drift = 0.01 * random.nextGaussian();
            double neighbour = 0;
            double[] values = new double[iterations];
            for (int i = 0; i < iterations; i++) {
                neighbour = 0.5 * neighbour + 0.01 * random.nextGaussian();
                double outlier = random.nextDouble() < 0.05 ? random.nextDouble() : 0;
                values[i] = fork * Math.exp(neighbour + drift * i / iterations + outlier);
            }
            all.add(values);
        }
        return all;
    }
}
