package dev.loomwise.bench.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.loomwise.bench.machine.Machine;
import dev.loomwise.bench.machine.check.Finding;
import dev.loomwise.bench.machine.check.Fitness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run.json} says of a run.
 *
 * @param format version of this format, {@link #FORMAT}; 2 brought {@code sampling}, and 1 stays readable
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
 * @param sampling how far each cell was measured and why no further; null in format 1, which measured by a fixed plan
 * @param fitness whether the machine was fit to measure on, by the check before the run
 * @param rig what that check found, each with its effect and remedy; empty for runs from before there was one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(int format, String id, Instant started, @Nullable Instant ended, boolean endedNormally,
        @Nullable String stopReason, String preset, long seed, String loomwise, @Nullable String commit,
        Machine machine, double nanosPerUnit, double parallelSpeed, int planned, List<String> warnings,
        List<Failure> failures, @Nullable Sampling sampling, Fitness fitness, List<Finding> rig) {
    /** The version that this program writes. */
    public static final int FORMAT = 2;

    public Manifest {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        failures = failures == null ? List.of() : List.copyOf(failures);
        rig = rig == null ? List.of() : List.copyOf(rig);
        // Runs from before the check have only their warnings.
        fitness = fitness != null ? fitness : warnings.isEmpty() ? Fitness.UNKNOWN : Fitness.NOISY;
    }

    /** How it was sampled; empty in runs of format 1. */
    public Optional<Sampling> sampled() {
        return Optional.ofNullable(sampling);
    }

    /** This run with what has been measured until now. */
    Manifest with(Sampling now, List<Failure> failed) {
        return new Manifest(format, id, started, ended, endedNormally, stopReason, preset, seed, loomwise, commit,
                machine, nanosPerUnit, parallelSpeed, planned, warnings, failed, now, fitness, rig);
    }

    /** This run going on again. */
    Manifest reopened() {
        return new Manifest(format, id, started, null, false, null, preset, seed, loomwise, commit, machine,
                nanosPerUnit, parallelSpeed, planned, warnings, List.of(), sampling, fitness, rig);
    }

    /** This run at its end. */
    Manifest ended(boolean normally, String reason) {
        return new Manifest(format, id, started, Instant.now(), normally, reason, preset, seed, loomwise, commit,
                machine, nanosPerUnit, parallelSpeed, planned, warnings, failures, sampling, fitness, rig);
    }

    /** A cell that could not be measured, and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Failure(String cell, String reason) {
        public Failure {
            Objects.requireNonNull(cell, "a failure names its cell");
            Objects.requireNonNull(reason, "a failure has a reason");
        }
    }
}
