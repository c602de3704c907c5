package dev.loomwise.advisor.predict.sim;

/**
 * What a model costs beyond the work itself, per kind of waiting, in nanoseconds; all at least 0.
 *
 * @param submit CPU of the caller to hand over one task
 * @param task CPU of a worker per task and step, half when it starts to wait and half when it wakes
 * @param poll CPU per wait of the one thread that notices the end of waits (delay scheduler, selector)
 * @param stub CPU of the server per call, half when it arrives and half when it is answered
 * @param delay latency that a wait has beyond its own length and beyond any CPU (timer slack, loopback)
 * @param fixed per run, whatever its size
 */
public record Costs(double submit, double task, double poll, double stub, double delay, double fixed) {
    public Costs {
        if (!(submit >= 0 && task >= 0 && poll >= 0 && stub >= 0 && delay >= 0 && fixed >= 0)) {
            throw new IllegalArgumentException("costs are at least 0");
        }
    }

    /** A machine that costs nothing: what the closed forms are about. */
    public static final Costs NONE = new Costs(0, 0, 0, 0, 0, 0);

    /** CPU of the client per task of {@code steps} steps. */
    public double clientCpu(int steps) {
        return submit + steps * (task + poll);
    }
}
