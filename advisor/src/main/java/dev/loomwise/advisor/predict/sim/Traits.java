package dev.loomwise.advisor.predict.sim;

/**
 * What the workload's library does to its threads.
 *
 * @param blockingOnly only a blocking form of the wait exists: async holds a thread of a pool through it
 * @param pins the wait holds the carrier of a virtual thread
 * @param managedBlocker the wait lets a fork-join pool grow ({@code HttpClient.send} does, {@code Thread.sleep} not)
 * @param divisible one computing job of tasks times cpu that forkjoin can split
 * @param socket the wait is one for a blocking socket: who notices its end for a virtual thread is a virtual thread itself
 *            ({@code sun.nio.ch.Poller} of JDK 22 and later on Linux)
 */
public record Traits(boolean blockingOnly, boolean pins, boolean managedBlocker, boolean divisible, boolean socket) {
    /** A plain timer: both forms, no pinning, no managed blocker, many tasks. */
    public static final Traits PLAIN = new Traits(false, false, false, false, false);
    /** {@code HttpClient}: its blocking form is a managed blocker. */
    public static final Traits HTTP = new Traits(false, false, true, false, false);
    /** A driver that only blocks. */
    public static final Traits BLOCKING_ONLY = new Traits(true, false, false, false, false);
    /** The same, of a database behind a socket. */
    public static final Traits DATABASE = new Traits(true, false, false, false, true);
    /** An embedded driver that waits in native code. */
    public static final Traits PINNING = new Traits(true, true, false, false, false);
    /** One job that can be split. */
    public static final Traits DIVISIBLE = new Traits(false, false, false, true, false);
}
