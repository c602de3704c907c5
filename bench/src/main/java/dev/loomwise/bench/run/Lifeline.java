package dev.loomwise.bench.run;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Ends a fork when the run that started it dies, however it dies: the run holds the other end of the fork's standard
 * input and never writes to it. A fork by itself would only notice at the end of an operation, which may be minutes away.
 */
final class Lifeline {
    /** Set in the forks of a run, and nowhere else. */
    static final String PROPERTY = "loomwise.lifeline";

    private Lifeline() {}

    /** Holds the lifeline where there is one. It waits in a read, so that it costs the measured code nothing. */
    static void hold() {
        if (Boolean.getBoolean(PROPERTY)) {
            Thread.ofPlatform().daemon().name("lifeline").start(() -> {
                try {
                    System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // A broken pipe means the same as its end.
                }
                Runtime.getRuntime().halt(1);
            });
        }
    }
}
