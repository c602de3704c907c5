package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.unit.Units;
import java.util.Locale;

/** A number of a profile that may turn out otherwise than somebody thinks. */
enum Dimension {
    /** Computing of a task. */
    CPU("cpu") {
        @Override
        boolean appliesTo(WorkloadProfile p) {
            return p.meanCpuNanos() > 0;
        }

        @Override
        Scale by(double factor) {
            return Scale.NONE.withCpu(factor);
        }

        @Override
        String value(WorkloadProfile p) {
            return Units.readable(p.classes().getFirst().cpu().toNanos() / 1e6);
        }

        @Override
        String words(WorkloadProfile p) {
            return value(p) + " of CPU per " + (p.shape() == Shape.SERVICE ? "request" : "task");
        }
    },
    /** Waiting of a task. */
    WAIT("wait") {
        @Override
        boolean appliesTo(WorkloadProfile p) {
            return p.waits();
        }

        @Override
        Scale by(double factor) {
            return Scale.NONE.withWait(factor);
        }

        @Override
        String value(WorkloadProfile p) {
            return Units.readable(p.classes().getFirst().waiting().meanNanos() / 1e6);
        }

        @Override
        String words(WorkloadProfile p) {
            return value(p) + " of waiting";
        }
    },
    /** How many tasks. */
    TASKS("tasks") {
        @Override
        boolean appliesTo(WorkloadProfile p) {
            return p.shape() != Shape.SERVICE;
        }

        @Override
        Scale by(double factor) {
            return Scale.NONE.withTasks(factor);
        }

        @Override
        String value(WorkloadProfile p) {
            return String.format(Locale.ROOT, "%,d", p.taskCount());
        }

        @Override
        String words(WorkloadProfile p) {
            return value(p) + " tasks";
        }
    },
    /** How many requests a second. */
    RATE("rate") {
        @Override
        boolean appliesTo(WorkloadProfile p) {
            return p.shape() == Shape.SERVICE;
        }

        @Override
        Scale by(double factor) {
            return Scale.NONE.withRate(factor);
        }

        @Override
        String value(WorkloadProfile p) {
            return String.format(Locale.ROOT, p.ratePerSecond() < 10 ? "%.2g/s" : "%,.0f/s", p.ratePerSecond());
        }

        @Override
        String words(WorkloadProfile p) {
            return value(p);
        }
    },
    /** Most tasks in progress at once. */
    IN_FLIGHT("in-flight") {
        @Override
        boolean appliesTo(WorkloadProfile p) {
            return p.inFlight() > 0;
        }

        @Override
        Scale by(double factor) {
            return Scale.NONE.withInFlight(factor);
        }

        @Override
        String value(WorkloadProfile p) {
            return String.format(Locale.ROOT, "%,d", p.inFlight());
        }

        @Override
        String words(WorkloadProfile p) {
            return value(p) + " in flight";
        }
    };

    private final String key;

    Dimension(String key) {
        this.key = key;
    }

    /** The profile's key. */
    String key() {
        return key;
    }

    /** Whether this profile has such a number that could be another. */
    abstract boolean appliesTo(WorkloadProfile profile);

    /** What makes it so many times as large. */
    abstract Scale by(double factor);

    /** The number of that profile, with its unit. */
    abstract String value(WorkloadProfile profile);

    /** The number and what it is. */
    abstract String words(WorkloadProfile profile);
}
