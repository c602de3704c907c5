package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.PhysicalLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Profiles drawn from a seed, as keys. Half of the batches are of the kinds where the decision is hard: bursts of short
 * waits, tiny tasks, tight limits, dear calls, small batches, divisible jobs. Numbers are log-uniform in their ranges, and
 * what would take longer than {@link #LONGEST_MS} even at the physical limit is drawn again.
 */
public final class RandomProfiles {
    private static final double LONGEST_MS = 700;
    /** A database has few: PostgreSQL usually lets 100 in. */
    private static final int MOST_CONNECTIONS = 50;

    private final Random random;
    private final int cores;
    private final List<String> io;

    /** @param io kinds of waiting that can be measured here, {@code none} not among them */
    public RandomProfiles(long seed, int cores, List<String> io) {
        this.random = new Random(seed);
        this.cores = cores;
        this.io = List.copyOf(io);
    }

    /** A batch or, one time in twelve, a divisible job. */
    public ObjectNode batch() {
        while (true) {
            ObjectNode keys = random.nextBoolean() ? anyBatch() : hardBatch();
            if (limitMs(keys) <= LONGEST_MS) {
                return keys;
            }
        }
    }

    private ObjectNode anyBatch() {
        String kind = kind(0.15);
        int most = kind.equals("http") ? 4000 : 20_000;
        ObjectNode keys = keys("batch", kind);
        int tasks = (int) between(2, most);
        keys.put("tasks", tasks);
        waits(keys, kind, 1, 300);
        keys.put("cpu", micros(between(5, 15_000)));
        limit(keys, kind, tasks);
        return keys;
    }

    private ObjectNode hardBatch() {
        int which = random.nextInt(6);
        String kind = which == 1 || which == 5 ? "none" : io.get(random.nextInt(io.size()));
        ObjectNode keys = keys(which == 5 ? "divisible" : "batch", kind);
        int most = kind.equals("http") ? 4000 : 20_000;
        int tasks = (int) switch (which) {
            // A burst of short waits; tiny tasks; a tight limit; dear calls; a small batch; a divisible job.
            case 0 -> between(500, most);
            case 1 -> between(1000, 20_000);
            case 2 -> between(100, most);
            case 3 -> between(200, 2000);
            case 4 -> between(2, 40);
            default -> between(2, 200);
        };
        keys.put("tasks", tasks);
        switch (which) {
            case 0 -> waits(keys, kind, 1, 10);
            case 3 -> waits(keys, kind, 1, 30);
            default -> waits(keys, kind, 1, 300);
        }
        keys.put("cpu", micros(switch (which) {
            case 0 -> between(5, 100);
            case 1 -> between(5, 60);
            case 3 -> between(50, 2000);
            default -> between(5, 15_000);
        }));
        if (which == 2) {
            int tight = (int) Math.max(1, tasks * between(0.01, 0.1));
            keys.put("in-flight", kind.equals("jdbc") ? Math.min(MOST_CONNECTIONS, tight) : tight);
        } else {
            limit(keys, kind, tasks);
        }
        return keys;
    }

    /** A service whose load, computing over cores, is 15 to 80 %. */
    public ObjectNode service() {
        // A pool of connections would be what is measured.
        List<String> others = io.stream().filter(k -> !k.equals("jdbc")).toList();
        String kind = random.nextDouble() < 0.15 ? "none" : others.get(random.nextInt(others.size()));
        ObjectNode keys = keys("service", kind);
        double cpuMs = between(50, 5000) / 1000;
        double waitMs = kind.equals("none") ? 0 : between(0.5, 60);
        double heavyShare = random.nextBoolean() ? 0 : between(0.002, 0.1);
        double heavyMs = Math.min(250, cpuMs * between(10, 150));
        double meanMs = (1 - heavyShare) * cpuMs + heavyShare * heavyMs;
        // What the client and the server beside it cost belongs to the load.
        double busyMs = meanMs + (kind.equals("http") ? 0.12 : 0.03);
        double load = 0.15 + 0.65 * random.nextDouble();
        double rate = Math.min(load * cores * 1000 / busyMs, 4000);
        if (waitMs > 0) {
            keys.put("wait", micros(waitMs * 1000));
        }
        keys.put("cpu", micros(cpuMs * 1000));
        keys.put("rate", number(rate) + "/s");
        if (heavyShare > 0) {
            // Rounded first, so that the two add up.
            double share = Math.round(heavyShare * 1e4) / 1e4;
            var mix = keys.putArray("mix");
            mix.addObject().put("share", number(100 - 100 * share) + "%");
            mix.addObject().put("share", number(100 * share) + "%").put("cpu", micros(heavyMs * 1000));
        }
        if (random.nextInt(3) == 0) {
            // Room for what is in progress on average, and for the bursts of it.
            double inProgress = rate * (waitMs + 2 * meanMs) / 1000;
            keys.put("in-flight", (int) Math.ceil(inProgress * between(1.5, 6) + 4 * cores));
        }
        return keys;
    }

    private String kind(double none) {
        return random.nextDouble() < none ? "none" : io.get(random.nextInt(io.size()));
    }

    private static ObjectNode keys(String shape, String kind) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        keys.put("shape", shape).put("io", kind);
        if (kind.equals("http") || kind.equals("jdbc")) {
            keys.put("downstream", "local");
        }
        if (kind.equals("jdbc")) {
            keys.put("api", "blocking");
        }
        return keys;
    }

    private void waits(ObjectNode keys, String kind, double fromMs, double toMs) {
        if (!kind.equals("none")) {
            keys.put("wait", micros(between(fromMs, toMs) * 1000));
            if (random.nextInt(6) == 0) {
                keys.put("steps", 2 + random.nextInt(4));
            }
        }
    }

    private void limit(ObjectNode keys, String kind, int tasks) {
        if (kind.equals("jdbc")) {
            keys.put("in-flight", (int) between(1, MOST_CONNECTIONS));
        } else if (random.nextInt(2) == 0) {
            keys.put("in-flight", (int) Math.max(1, tasks * between(0.01, 0.5)));
        }
    }

    private double limitMs(ObjectNode keys) {
        int tasks = keys.path("tasks").asInt();
        double cpu = ms(keys, "cpu");
        return keys.path("shape").asText().equals("divisible")
                ? tasks * cpu
                : PhysicalLimit.batch(tasks, ms(keys, "wait"), cpu, keys.path("steps").asInt(1),
                        keys.path("in-flight").asInt(0), cores);
    }

    private static double ms(ObjectNode keys, String key) {
        return keys.has(key) ? Units.duration(keys.path(key).asText()).toNanos() / 1e6 : 0;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String micros(double micros) {
        return Units.text(Duration.ofNanos(Math.max(1, Math.round(micros)) * 1000));
    }

    /** Log-uniform. */
    private double between(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }
}
