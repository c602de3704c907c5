package dev.loomwise.advisor.recording.tally;

import java.util.OptionalDouble;

/** How much of its time a group looks which of many connections has something to say, which no event of the JVM tells. */
public final class Selecting {
    private static final int ENOUGH = 10;
    private static final double SELECTS = 0.1;

    private long inNativeCode;
    private long looking;
    private boolean traced;

    Selecting() {}

    /** One of the group's threads was seen in native code. */
    void inNativeCode(boolean selecting) {
        inNativeCode++;
        looking += selecting ? 1 : 0;
    }

    void tracing() {
        traced = true;
    }

    /** Whether each look was traced, so that it separates tasks. */
    public boolean traced() {
        return traced;
    }

    /** Share of the time in native code in which threads only looked, 0 to 1; empty when too few samples tell. */
    public OptionalDouble share() {
        return inNativeCode < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of((double) looking / inNativeCode);
    }

    /** Whether threads of this group do so at all. */
    public boolean atAll() {
        return share().orElse(0) > SELECTS;
    }
}
