/** The discrete-event simulation of the models on shared cores. */
@NullMarked
package dev.loomwise.advisor.predict.sim;

import org.jspecify.annotations.NullMarked;
