/** Statistics that steer a run while it measures; what is shown of a run is computed by the same code. */
@NullMarked
package dev.loomwise.bench.stats;

import org.jspecify.annotations.NullMarked;
