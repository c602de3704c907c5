package dev.loomwise.reports.compare;

import dev.loomwise.reports.stats.Estimate;

/**
 * A cell in two runs.
 *
 * @param cell what was measured
 * @param group workload and model, or the class of somebody else's benchmark
 * @param unit of both medians
 * @param higherIsBetter whether more is better
 * @param base median in BASE
 * @param now median in NEW
 * @param ratio how many times as slow NEW is, with its interval: above 1 is slower, whichever way the unit goes
 * @param verdict what can be said
 * @param q the p-value, adjusted for how many cells were looked at
 * @param baseForks forks in BASE
 * @param newForks forks in NEW
 * @param noisy whether this cell's forks lie much further apart than those of the other cells
 */
public record Change(String cell, String group, String unit, boolean higherIsBetter, double base, double now,
        Estimate ratio, Verdict verdict, double q, int baseForks, int newForks, boolean noisy) {
    /** How far it is from no change, up or down; sorts. */
    double size() {
        return Math.abs(Math.log(ratio.point()));
    }
}
