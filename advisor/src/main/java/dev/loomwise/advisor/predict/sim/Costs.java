package dev.loomwise.advisor.predict.sim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The measured costs of one model over one kind of I/O.
 *
 * @param ns nanoseconds by cost; a cost that is not named is 0
 * @param parallelSpeed speed of a core when all of them compute, as a share of its speed when it computes alone (0 to
 *            1]; shared caches, memory and a falling clock make it less than 1
 */
public record Costs(Map<Cost, Double> ns, double parallelSpeed) {
    /** Everything for nothing. */
    public static final Costs FREE = new Costs(Map.of(), 1);

    public Costs {
        ns.forEach((cost, value) -> {
            if (!(value >= 0) || value.isInfinite()) {
                throw new IllegalArgumentException("the cost " + cost + " must be finite and not negative: " + value);
            }
        });
        if (!(parallelSpeed > 0 && parallelSpeed <= 1)) {
            throw new IllegalArgumentException("parallelSpeed must be above 0 and at most 1: " + parallelSpeed);
        }
        EnumMap<Cost, Double> copy = new EnumMap<>(Cost.class);
        copy.putAll(ns);
        ns = Collections.unmodifiableMap(copy);
    }

    /** Nanoseconds of one cost. */
    public double of(Cost cost) {
        return ns.getOrDefault(cost, 0.0);
    }

    /** CPU of the client per task of {@code steps} waits, in nanoseconds; without switches, whose number varies. */
    public double clientCpu(int steps) {
        double perWait = of(Cost.CALL) + of(Cost.WAKE) + of(Cost.POLL);
        return of(Cost.SUBMIT) + of(Cost.START) + of(Cost.END) + steps * perWait;
    }

    /** The same with one cost changed. */
    public Costs with(Cost cost, double nanos) {
        EnumMap<Cost, Double> changed = new EnumMap<>(Cost.class);
        changed.putAll(ns);
        changed.put(cost, nanos);
        return new Costs(changed, parallelSpeed);
    }

    /** The same with another speed of busy cores. */
    public Costs withParallelSpeed(double speed) {
        return new Costs(ns, speed);
    }
}
