package dev.loomwise.bench.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.loomwise.bench.stats.Steadiness;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.bench.workload.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run was sampled: what was planned, by which rule it stopped, and how far each cell got.
 *
 * @param rule the stop rule as a sentence
 * @param stopRule its numbers
 * @param budgetMs when measuring had to end, in milliseconds of measuring
 * @param measuredMs how long it measured, over all sittings
 * @param resumed when it was continued, empty when it ran through
 * @param saving what adapting saved; null until the run ended, and where it cannot be told
 * @param cells every planned cell in the order of the report
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Sampling(String rule, StopRule stopRule, long budgetMs, long measuredMs, List<Instant> resumed,
        @Nullable Saving saving, List<CellRecord> cells) {
    public Sampling {
        resumed = resumed == null ? List.of() : List.copyOf(resumed);
        cells = cells == null ? List.of() : List.copyOf(cells);
    }

    /** What is known of that cell beside its results. */
    public Optional<CellRecord> of(Cell cell) {
        Map<String, String> params = cell.params();
        return cells.stream().filter(c -> c.params().equals(params)).findFirst();
    }

    /** What adapting saved; empty until the run ended, and where it cannot be told. */
    public Optional<Saving> saved() {
        return Optional.ofNullable(saving);
    }

    /**
     * A cell.
     *
     * @param params its JMH parameters
     * @param forks how many forks count
     * @param setAside how many were spoiled and do not count
     * @param stopped why it was measured no further, a sentence; null while the run goes on
     * @param halfWidth half of its 95 % interval as a share of the median; null before the first fork
     * @param outliers values above the upper fence of their fork; they count
     * @param modes humps of its values, 1 as it should be
     * @param each its forks in the order in which they were measured, spoiled ones included
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CellRecord(Map<String, String> params, int forks, int setAside, @Nullable String stopped,
            @Nullable Double halfWidth, int outliers, int modes, List<ForkRecord> each) {
        public CellRecord {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
            each = each == null ? List.of() : List.copyOf(each);
        }

        /** This cell, measured no further. */
        CellRecord stoppedBecause(String reason) {
            return new CellRecord(params, forks, setAside, reason, halfWidth, outliers, modes, each);
        }

        /** What a reader of its time should know, a few words each; empty when all is well. */
        public List<String> flags() {
            List<String> flags = new ArrayList<>();
            if (!each.isEmpty() && each.stream().allMatch(ForkRecord::spoiled)) {
                flags.add("disturbed");
            }
            long unsteady = each.stream().filter(f -> !f.spoiled() && f.unsteady()).count();
            if (unsteady > 0 && unsteady == each.stream().filter(f -> !f.spoiled()).count()) {
                flags.add("never steady");
            } else if (unsteady > 0) {
                flags.add(unsteady + " of " + forks + " forks not steady");
            }
            if (modes > 1) {
                flags.add(modes + " modes");
            }
            return flags;
        }
    }

    /**
     * A fork.
     *
     * @param at when it began
     * @param ms how long it took in all, in milliseconds
     * @param noise what disturbed it; null where the system does not tell
     * @param spoiled whether it was set aside for that
     * @param steady whether it reached a steady state
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ForkRecord(Instant at, double ms, @Nullable Noise noise, boolean spoiled, Steadiness steady) {
        /** Whether its times rose or fell to the end. */
        public boolean unsteady() {
            return steady == Steadiness.SPEEDING_UP || steady == Steadiness.SLOWING_DOWN;
        }
    }

    /**
     * What adapting saved against a plan of as many forks for every cell as the worst cell needs to be known as well as
     * it is. Computed by resampling the forks of this run.
     *
     * @param adaptiveMs what the forks of this run took, in milliseconds
     * @param fixedForks forks of every cell in the fixed plan
     * @param fixedMs what these would have taken
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Saving(long adaptiveMs, int fixedForks, long fixedMs) {
        public Saving {
            if (adaptiveMs < 0 || fixedForks < 1 || fixedMs < 0) {
                throw new IllegalArgumentException("a saving needs times and at least one fork");
            }
        }

        /** Share of the fixed plan's time that was not needed, 0.6 for 60 %; below 0 when adapting took longer. */
        public double share() {
            return fixedMs == 0 ? 0 : 1 - (double) adaptiveMs / fixedMs;
        }

        /** For people: what a fixed plan would have needed for the same precision. */
        public String inWords() {
            return String.format(Locale.ROOT,
                    "the forks took %s; a fixed plan of %d forks for every cell, as many as its worst needs, takes %s for "
                            + "the same precision: %.0f %% %s",
                    Units.readable((double) adaptiveMs), fixedForks, Units.readable((double) fixedMs),
                    Math.abs(share()) * 100, share() >= 0 ? "saved" : "more, because disturbed forks were repeated");
        }
    }
}
