package dev.loomwise.bench.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.stats.Resampling;
import dev.loomwise.bench.stats.Samples;
import dev.loomwise.bench.workload.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a cell while a run goes on. */
final class CellState {
    /** Enough to decide by; what is shown is computed with more. */
    private static final int REPLICATES = 500;
    /** A cell that fails once may have been unlucky; twice, and it is given up. */
    private static final int MOST_FAILURES = 2;

    private final Cell cell;
    private final long seed;
    private final List<Fork> forks = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private double @Nullable [] medians;
    private @Nullable ObjectNode result;

    /** @param seed of the resampling */
    CellState(Cell cell, long seed) {
        this.cell = cell;
        this.seed = seed ^ cell.label().hashCode();
    }

    Cell cell() {
        return cell;
    }

    void add(Fork fork) {
        forks.add(fork);
        medians = null;
        result = null;
    }

    void failed(String reason) {
        failures.add(reason);
    }

    List<Fork> forks() {
        return forks;
    }

    List<String> failures() {
        return failures;
    }

    boolean givenUp() {
        return failures.size() >= MOST_FAILURES;
    }

    boolean measured() {
        return !forks.isEmpty();
    }

    boolean onlySpoiled() {
        return measured() && forks.stream().allMatch(Fork::spoiled);
    }

    /** The forks that count: the clean ones, or all as long as there is no clean one. */
    List<Fork> counted() {
        return onlySpoiled() ? forks : forks.stream().filter(f -> !f.spoiled()).toList();
    }

    /** [fork][iteration] of the forks that count, in milliseconds. */
    List<double[]> times() {
        return counted().stream().map(Fork::times).toList();
    }

    double median() {
        return Samples.median(Samples.pooled(times()));
    }

    /** Medians of resampled data sets; of one fork they say nothing about the next. */
    double[] medians() {
        double[] known = medians;
        if (known == null) {
            known = Resampling.replicates(times(), Samples::median, REPLICATES, seed);
            medians = known;
        }
        return known;
    }

    /** Half the width of the 95 % interval as a share of the median, if {@code forks} like these were measured. */
    double halfWidth(int drawn) {
        return drawn == counted().size()
                ? Resampling.relativeHalfWidth(median(), medians())
                : Resampling.relativeHalfWidth(median(),
                        Resampling.replicates(times(), drawn, Samples::median, REPLICATES, seed));
    }

    double halfWidth() {
        return halfWidth(counted().size());
    }

    /** What a fork takes in all, in milliseconds: the mean of those so far. */
    double forkMs(int cores) {
        return forks.stream().mapToDouble(Fork::ms).average().orElseGet(() -> Effort.of(cell, cores).expectedMs());
    }

    /** JMH's JSON of the forks that count; empty before the first. */
    Optional<ObjectNode> result() {
        if (result == null && measured()) {
            result = Results.joined(counted().stream().map(Fork::result).toList());
        }
        return Optional.ofNullable(result);
    }
}
