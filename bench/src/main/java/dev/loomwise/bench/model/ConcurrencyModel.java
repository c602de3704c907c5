package dev.loomwise.bench.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The five models that are compared, and the bridge that combines two of them. */
public enum ConcurrencyModel {
    /** One thread, one task after the other. */
    SYNC(0, "blocking") {
        @Override
        public Lane open(Settings settings) {
            return new SyncLane();
        }
    },
    /** One virtual thread per task, a semaphore where a limit applies. */
    VIRTUAL(1, "blocking") {
        @Override
        public Lane open(Settings settings) {
            return new VirtualLane(settings);
        }
    },
    /** Virtual threads whose computing runs on a fixed pool as wide as the cores ({@code run_in_executor}). */
    BRIDGE(1.5, "blocking") {
        @Override
        public Lane open(Settings settings) {
            return new BridgeLane(settings);
        }
    },
    /** A fixed pool of platform threads, long-lived and warm. */
    PLATFORM(2, "blocking") {
        @Override
        public Lane open(Settings settings) {
            return new PlatformLane(settings);
        }
    },
    /** A {@code ForkJoinPool} as wide as the cores; the only one that splits divisible work. */
    FORKJOIN(3, "divide and join") {
        @Override
        public Lane open(Settings settings) {
            return new ForkJoinLane(settings);
        }
    },
    /** {@code CompletableFuture} over non-blocking waits, computing on a pool as wide as the cores. */
    ASYNC(4, "callbacks") {
        @Override
        public Lane open(Settings settings) {
            return new AsyncLane(settings);
        }
    };

    private final double simplicityRank;
    private final String codeStyle;

    ConcurrencyModel(double simplicityRank, String codeStyle) {
        this.simplicityRank = simplicityRank;
        this.codeStyle = codeStyle;
    }

    /** Starts what a program keeps for its life (pools); what it creates per run is created by the lane's run. */
    public abstract Lane open(Settings settings);

    /** The name in flags, JSON and parameters: {@code virtual}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 0 is the simplest code to write and debug; ties in speed go to the lower rank. */
    public double simplicityRank() {
        return simplicityRank;
    }

    /** How the code looks: blocking, callbacks, divide and join. */
    public String codeStyle() {
        return codeStyle;
    }

    /** The model of that name, or empty. */
    public static Optional<ConcurrencyModel> byId(String id) {
        return Arrays.stream(values()).filter(m -> m.id().equals(id.toLowerCase(Locale.ROOT))).findFirst();
    }
}
