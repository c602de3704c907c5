package dev.loomwise.advisor.predict.sim;

/** Plays a scenario. Deterministic: the same scenario and costs give the same outcome. */
public final class Simulator {
    /** Some ten seconds; a scenario that needs more is cut and says so. */
    private static final long MAX_EVENTS = 60_000_000;

    private Simulator() {}

    /** Plays the scenario; long uniform batches are played in part and continued (see {@link Outcome}). */
    public static Outcome run(Scenario scenario, Costs costs) {
        return SteadyState.shorten(scenario, costs).orElseGet(() -> inFull(scenario, costs));
    }

    /** Plays every task. */
    public static Outcome inFull(Scenario scenario, Costs costs) {
        return new Engine(scenario, costs).play(MAX_EVENTS);
    }
}
