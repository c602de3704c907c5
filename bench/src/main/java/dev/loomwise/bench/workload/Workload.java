package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.unit.Discovered;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that can be measured: what its tasks wait on and compute. One file each, registered by
 * {@code @AutoService(Workload.class)}; a contract test holds all of them.
 */
public interface Workload {
    /** The name in parameters and on the command line. */
    String name();

    /** One sentence: what a task does. */
    String about();

    /** The JMH class that runs it, by its simple name. */
    String suite();

    /**
     * What {@code advise} learns from its cells: the costs of waiting on this. Empty where a task is not simply a wait and
     * computing, so that its cells answer questions but no costs can be read from them.
     */
    default Optional<Io> calibrates() {
        return Optional.empty();
    }

    /** Whether a task that does not wait does nothing but compute: no call, no file. */
    default boolean onlyComputes() {
        return false;
    }

    /** Why it cannot be measured here, and how to have it: a sentence; empty when it can. */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /** Why this model does not make sense here, or empty when it does. */
    default Optional<String> reasonAgainst(ConcurrencyModel model) {
        return Optional.empty();
    }

    /** The parameters that only this workload has, with their usual values. */
    default Map<String, String> extras() {
        return Map.of();
    }

    /** The settings that {@code model} gets for this cell. */
    default Settings settings(Cell cell) {
        return Settings.of(cell.tasks(), cell.inFlight());
    }

    /** What no model can beat for this cell on so many cores, in milliseconds; empty where there is no such bound. */
    default OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.of(PhysicalLimit.of(cell, cores));
    }

    /** What one operation takes where that is known better than by its limit, in milliseconds. */
    default OptionalDouble expectedMs(Cell cell) {
        return OptionalDouble.empty();
    }

    /** About how long it takes to open, in milliseconds. */
    default double openMs() {
        return 0;
    }

    /** How long it has to run before the compilers have seen its code, in milliseconds. */
    default double warmMs() {
        return 500;
    }

    /** After how many tasks their kinds come round again, at least 1: a sample of tasks is taken in whole rounds. */
    default int cycle() {
        return 1;
    }

    /** File descriptors that one process needs for this cell. */
    default long descriptors(Cell cell) {
        return Descriptors.OWN;
    }

    /** Opens what the tasks need (client, connections); closed by the caller. */
    Session open(Cell cell, Rig rig) throws Exception;

    /** All workloads, by name. */
    static List<Workload> all() {
        return Discovered.of(Workload.class).stream().sorted(Comparator.comparing(Workload::name)).toList();
    }

    /** The workload of that name, or empty. */
    static Optional<Workload> named(String name) {
        return all().stream().filter(w -> w.name().equals(name)).findFirst();
    }
}
