package dev.loomwise.bench.machine.check;

import dev.loomwise.bench.unit.Discovered;
import java.util.Comparator;
import java.util.List;

/**
 * One thing about a machine that decides how far its measurements can be trusted. Discovered: a new check is one class
 * with {@code @AutoService(Check.class)}.
 */
public interface Check {
    /** A word or two, small letters: {@code file descriptors}. */
    String name();

    /** Place in the list, smallest first; no two are the same. */
    int order();

    /** Whether it works or waits for longer than some milliseconds; then it is left out before a bench. */
    default boolean takesTime() {
        return false;
    }

    /** What there is; at least one finding, also where the system does not tell. */
    List<Finding> look(Rig rig);

    /** All checks, in their order. */
    static List<Check> all() {
        return Discovered.of(Check.class).stream().sorted(Comparator.comparingInt(Check::order)).toList();
    }
}
