package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * Where a fit starts, and where costs stay that no cell tells: orders of magnitude seen on a two-core virtual machine
 * under JDK 25. Nanoseconds.
 */
final class UsualCosts {
    private UsualCosts() {}

    static Costs of(String io, ConcurrencyModel model) {
        return switch (io) {
            case "http" -> http(model);
            case "jdbc" -> jdbc(model);
            case "timer" -> timer(model);
            default -> none(model);
        };
    }

    private static Costs none(ConcurrencyModel model) {
        return switch (model) {
            case SYNC -> new Costs(0, 20, 0, 0, 0, 1_000);
            case VIRTUAL -> new Costs(300, 500, 0, 0, 0, 30_000);
            case BRIDGE -> new Costs(300, 5_000, 0, 0, 0, 50_000);
            case PLATFORM -> new Costs(100, 300, 0, 0, 0, 30_000);
            case FORKJOIN -> new Costs(0, 200, 0, 0, 0, 30_000);
            case ASYNC -> new Costs(50, 100, 0, 0, 0, 30_000);
        };
    }

    private static Costs timer(ConcurrencyModel model) {
        return switch (model) {
            case SYNC, FORKJOIN -> new Costs(0, 5_000, 0, 0, 100_000, 10_000);
            case VIRTUAL -> new Costs(500, 2_000, 500, 0, 100_000, 50_000);
            case BRIDGE -> new Costs(500, 10_000, 500, 0, 100_000, 50_000);
            case PLATFORM -> new Costs(1_000, 15_000, 0, 0, 80_000, 50_000);
            case ASYNC -> new Costs(500, 1_000, 500, 0, 100_000, 50_000);
        };
    }

    private static Costs jdbc(ConcurrencyModel model) {
        return switch (model) {
            case SYNC, FORKJOIN -> new Costs(0, 60_000, 0, 60_000, 150_000, 10_000);
            default -> new Costs(2_000, 60_000, 0, 60_000, 150_000, 50_000);
        };
    }

    private static Costs http(ConcurrencyModel model) {
        return switch (model) {
            case SYNC -> new Costs(0, 250_000, 50_000, 30_000, 200_000, 10_000);
            case PLATFORM, FORKJOIN -> new Costs(5_000, 250_000, 50_000, 30_000, 200_000, 300_000);
            default -> new Costs(2_000, 180_000, 50_000, 30_000, 200_000, 300_000);
        };
    }
}
