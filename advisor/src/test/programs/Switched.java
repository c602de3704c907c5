import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** The same tasks in another model: {@code MODEL THREADS TASKS WAIT_MS CPU_MS [warm]}, after the address that every program gets. */
public final class Switched {
    public static void main(String[] args) throws Exception {
        int tasks = Integer.parseInt(args[3]);
        double wait = Double.parseDouble(args[4]);
        double cpu = Double.parseDouble(args[5]);
        Truth.calibrate();
        Runnable task = () -> Truth.task(() -> {
            Truth.sleeping(wait);
            Truth.compute(cpu);
        });
        if (args.length > 6) {
            once(args, tasks, wait, cpu, task);
            Truth.forget();
        }
        once(args, tasks, wait, cpu, task);
        Truth.print();
    }

    private static void once(String[] args, int tasks, double wait, double cpu, Runnable task) throws Exception {
        switch (args[1]) {
            case "sync" -> {
                for (int i = 0; i < tasks; i++) {
                    task.run();
                }
            }
            case "platform" -> all(Executors.newFixedThreadPool(Integer.parseInt(args[2])), tasks, task);
            case "virtual" -> all(Executors.newVirtualThreadPerTaskExecutor(), tasks, task);
            case "forkjoin" -> all(new ForkJoinPool(), tasks, task);
            default -> async(tasks, wait, cpu);
        }
    }

    private static void all(ExecutorService executor, int tasks, Runnable task) throws InterruptedException {
        for (int i = 0; i < tasks; i++) {
            executor.execute(task);
        }
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void async(int tasks, double wait, double cpu) throws InterruptedException {
        ForkJoinPool computing = new ForkJoinPool();
        CountDownLatch all = new CountDownLatch(tasks);
        var later = CompletableFuture.delayedExecutor((long) wait, TimeUnit.MILLISECONDS, Runnable::run);
        for (int i = 0; i < tasks; i++) {
            long from = System.nanoTime();
            CompletableFuture.runAsync(() -> Truth.waited(from), later).thenRunAsync(() -> {
                Truth.compute(cpu);
                Truth.ended(from);
                all.countDown();
            }, computing);
        }
        all.await();
    }
}
