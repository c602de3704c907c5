package dev.loomwise.bench.machine.check;

import dev.loomwise.bench.machine.Host;

/**
 * What checks look at: the machine, what a run will need, and what it did while we held still.
 *
 * @param host files and facts
 * @param needs of the run to come
 * @param idle what happened during a moment in which this process did nothing
 */
public record Rig(Host host, Needs needs, Idle idle) {}
