/**
 * The discrete-event simulator: plays a workload through a model's own mechanics. Start with
 * {@link dev.loomwise.advisor.predict.sim.Simulator}; all times are nanoseconds.
 */
@NullMarked
package dev.loomwise.advisor.predict.sim;

import org.jspecify.annotations.NullMarked;
