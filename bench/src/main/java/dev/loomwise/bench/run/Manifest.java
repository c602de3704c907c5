package dev.loomwise.bench.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Finding;
import dev.loomwise.bench.machine.check.Fitness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} says of a run.
 *
 * @param format version of this format, {@link #FORMAT}
 * @param id name of the run's folder
 * @param started when it began
 * @param ended when it ended; null while it runs, and for ever when it was killed
 * @param endedNormally whether every planned cell was measured or given up with a reason
 * @param stopReason why measuring ended, a sentence
 * @param preset name of the plan
 * @param seed of the order in which cells were measured
 * @param loomwise version of the program
 * @param commit of the measured code where Git knows one, else null
 * @param nanosPerUnit time of one unit of {@code CpuWork} on an undisturbed core, in nanoseconds
 * @param parallelSpeed speed of one core while all are busy, as a share of its speed alone; 1 is perfect
 * @param planned cells in the plan
 * @param warnings what was wrong with the machine, a sentence each
 * @param failures cells that could not be measured
 * @param fitness whether the machine was fit to measure on, by the check before the run
 * @param rig what that check found, each with its effect and remedy; empty for runs from before there was one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(int format, String id, Instant started, @Nullable Instant ended, boolean endedNormally,
        @Nullable String stopReason, String preset, long seed, String loomwise, @Nullable String commit,
        Machine machine, double nanosPerUnit, double parallelSpeed, int planned, List<String> warnings,
        List<Failure> failures, Fitness fitness, List<Finding> rig) {
    /** The version that this program writes. */
    public static final int FORMAT = 1;

    public Manifest {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        failures = failures == null ? List.of() : List.copyOf(failures);
        rig = rig == null ? List.of() : List.copyOf(rig);
        // Runs from before the check have only their warnings.
        fitness = fitness != null ? fitness : warnings.isEmpty() ? Fitness.UNKNOWN : Fitness.NOISY;
    }

    /** A cell that could not be measured, and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Failure(String cell, String reason) {}
}
