package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import java.util.List;

/**
 * What a fit may turn: groups of costs that the cells cannot tell apart and that grow together from one machine to the
 * next. The proportions inside a group are those of {@link UsualCosts}.
 */
enum Knob {
    /** CPU of the thread that runs a task. */
    TASK,
    /** CPU of the caller. */
    SUBMIT,
    /** CPU of the one thread that notices the ends of waits. */
    POLL,
    /** Latency that a wait has beyond its own length. */
    DELAY,
    /** Per run. */
    FIXED,
    /** CPU of switches between threads. */
    SWITCHING;

    /** The costs with every knob turned: {@code logFactors} in the order of the knobs, 0 leaves as it is. */
    static Costs turn(Costs usual, double[] logFactors) {
        Costs turned = usual;
        Knob[] knobs = values();
        for (int i = 0; i < knobs.length; i++) {
            double factor = Math.exp(logFactors[i]);
            for (Cost cost : knobs[i].costs()) {
                double value = usual.of(cost);
                if (value > 0) {
                    turned = turned.with(cost, value * factor);
                }
            }
        }
        return turned;
    }

    private List<Cost> costs() {
        return switch (this) {
            case TASK -> List.of(Cost.START, Cost.CALL, Cost.WAKE, Cost.END, Cost.HANDOFF, Cost.SPLIT,
                    Cost.SCAN, Cost.SEARCH);
            case SUBMIT -> List.of(Cost.SUBMIT);
            case POLL -> List.of(Cost.POLL);
            case DELAY -> List.of(Cost.EXTRA_WAIT);
            case FIXED -> List.of(Cost.FIXED);
            case SWITCHING -> List.of(Cost.SWITCHING, Cost.UNPARK, Cost.INTERRUPT);
        };
    }
}
