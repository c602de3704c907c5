package dev.loomwise.advisor.predict.sim;

/**
 * A model's mechanics: which thread a task stands in line for, and what happens when a burst or a wait has ended. One
 * class per mechanics; {@link #of} says who follows which.
 */
sealed interface Flow permits ThreadFlow, VirtualFlow, AsyncFlow, DivisibleFlow {
    /** A task is there: at time 0 in a batch, at its arrival in a service. */
    void offer(int task);

    /** A burst has ended; a burst of the model's own pools leaves its thread to the flow, which releases it. */
    void ran(int task, Stage ended);

    /** The task's wait has ended, the poller's part included. */
    void waited(int task);

    /** Most threads that the model's pools had at once. */
    int threadPeak();

    /** The mechanics of the scenario's model. */
    static Flow of(Engine engine) {
        Scenario scenario = engine.scenario();
        if (scenario.traits().divisible()) {
            return new DivisibleFlow(engine);
        }
        return switch (scenario.model()) {
            case SYNC, PLATFORM, FORKJOIN -> new ThreadFlow(engine);
            case VIRTUAL -> new VirtualFlow(engine);
            case BRIDGE -> new BridgeFlow(engine);
            case ASYNC -> new AsyncFlow(engine);
        };
    }
}
