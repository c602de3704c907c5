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

    /**
     * Plays every task. A client that searches its idle connections comes to a batch with one for each call that can be on its
     * way at once: its first, cold batch opened them, and every batch takes the oldest, so that none falls idle for long. Of
     * bursts of 2000 and 3200 calls of 4 ms, 2000 and 3126 to 3200 connections stayed open. A service opens its own in its
     * first moments.
     */
    public static Outcome inFull(Scenario scenario, Costs costs) {
        boolean searches = scenario.isBatch() && costs.of(Cost.SEARCH) > 0;
        return new Engine(scenario, costs, searches ? scenario.mostInProgress() : 0).play(MAX_EVENTS);
    }
}
