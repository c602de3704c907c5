package dev.loomwise.reports.compare;

import dev.loomwise.reports.stats.Estimate;

/**
 * Several cells together.
 *
 * @param name workload and model; {@code all} for everything
 * @param cells how many
 * @param slower how many of them are slower
 * @param faster how many of them are faster
 * @param ratio geometric mean of the ratios, with its interval
 */
public record Group(String name, int cells, long slower, long faster, Estimate ratio) {}
