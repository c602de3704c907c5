package dev.loomwise.bench.model;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Fixed pools as a long-lived program has them: an unbounded queue, all threads started. */
final class Pools {
    private Pools() {}

    static ThreadPoolExecutor fixed(int threads, String name) {
        var pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
        pool.prestartAllCoreThreads();
        return pool;
    }
}
