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
     * Plays every task. A client that searches its idle connections comes to a batch with as many as the batch before it
     * needed at once, so that such a batch is played twice. A service opens its connections in its first moments.
     */
    public static Outcome inFull(Scenario scenario, Costs costs) {
        Engine first = new Engine(scenario, costs, 0);
        Outcome outcome = first.play(MAX_EVENTS);
        boolean again = scenario.isBatch() && costs.of(Cost.SEARCH) > 0 && first.connections() > 1;
        return again ? new Engine(scenario, costs, first.connections()).play(MAX_EVENTS) : outcome;
    }
}
