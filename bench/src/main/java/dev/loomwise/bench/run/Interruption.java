package dev.loomwise.bench.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, termination and a closed terminal (SIGINT, SIGTERM, SIGHUP) end a run, but in order: the fork that is being
 * measured is killed, and the JVM waits until what there is has been written. Its exit code is then 128 and the number of
 * the signal (130, 143, 129), as of any program that a signal ended. A second signal does nothing more; SIGKILL is
 * always possible, and loses only the fork that was being measured.
 */
public final class Interruption implements AutoCloseable {
    /** A page takes a second or two to be written; a machine that shuts down gives a minute and a half. */
    private static final long PATIENCE_SECONDS = 60;
    private static final long AGAIN_MS = 50;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "loomwise ends");
    private volatile boolean requested;
    private volatile Runnable killFork = () -> {};

    private Interruption() {}

    /** Never interrupts. */
    public static Interruption none() {
        return new Interruption();
    }

    /** Listens until closed; close it when everything is written. */
    public static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the run should end. */
    public boolean requested() {
        return requested;
    }

    /** What ends a fork that is being measured; called again and again, since a fork may be about to start. */
    void toKillFork(Runnable kill) {
        killFork = kill;
    }

    /** Whether the run should end, for one whose fork has just died: the signal that killed it may reach us later. */
    boolean requestedSoon() {
        for (int i = 0; i < 10 && !requested; i++) {
            try {
                Thread.sleep(AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return requested;
    }

    private void end() {
        requested = true;
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            do {
                killFork.run();
            } while (!written.await(AGAIN_MS, TimeUnit.MILLISECONDS) && System.nanoTime() < until);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        killFork = () -> {};
        written.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM ends at this very moment, which is as good.
            }
        }
    }
}
