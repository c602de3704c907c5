package dev.loomwise.bench.pitfall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that starts tasks and ends; while it ends it says how many of them had ended before. */
public final class ForgottenMain {
    private ForgottenMain() {}

    /** @param args {@code virtual} or {@code async}, {@code forget} or {@code wait}, tasks, milliseconds of each */
    public static void main(String[] args) {
        boolean structured = args[1].equals("wait");
        int tasks = Integer.parseInt(args[2]);
        long ms = Long.parseLong(args[3]);
        AtomicInteger ended = new AtomicInteger();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(ended)));
        if (args[0].equals("virtual")) {
            virtual(tasks, ms, ended, structured);
        } else {
            async(tasks, ms, ended, structured);
        }
    }

    private static void virtual(int tasks, long ms, AtomicInteger ended, boolean structured) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < tasks; i++) {
            threads.execute(() -> task(ms, ended));
        }
        if (structured) {
            threads.close();
        }
    }

    private static void async(int tasks, long ms, AtomicInteger ended, boolean structured) {
        List<CompletableFuture<Void>> futures = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            futures.add(CompletableFuture.runAsync(() -> task(ms, ended)));
        }
        if (structured) {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static void task(long ms, AtomicInteger ended) {
        try {
            Thread.sleep(ms);
            ended.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
