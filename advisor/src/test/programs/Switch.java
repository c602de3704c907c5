import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * Equal tasks, all there at once, in the program's own model, or in the one that comes after the address: {@code MODEL THREADS};
 * with {@code warm} behind them as in a program that has run for long.
 */
final class Switch {
    private Switch() {}

    static void all(String[] args, String model, int threads, int tasks, Runnable task) throws Exception {
        String chosen = args.length > 1 ? args[1] : model;
        int size = args.length > 2 ? Integer.parseInt(args[2]) : threads;
        if (args.length > 3 && args[3].equals("warm")) {
            once(chosen, size, tasks, task);
            Truth.forget();
        }
        once(chosen, size, tasks, task);
    }

    private static void once(String chosen, int size, int tasks, Runnable task) throws Exception {
        if (chosen.equals("sync")) {
            for (int i = 0; i < tasks; i++) {
                task.run();
            }
            return;
        }
        ExecutorService executor = switch (chosen) {
            case "platform" -> Executors.newFixedThreadPool(size);
            case "forkjoin" -> new ForkJoinPool();
            case "virtual" -> virtual();
            default -> throw new IllegalArgumentException("not here: " + chosen);
        };
        for (int i = 0; i < tasks; i++) {
            executor.execute(task);
        }
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static ExecutorService virtual() throws Exception {
        Truth.calibrate();
        return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
