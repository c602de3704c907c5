package dev.loomwise.advisor.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.evaluate.MeasuredProfile.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is still to be measured: every profile once, and then those again from which neighbours took too much, the worst first.
 * A neighbour stays for minutes, and whoever ran while he was there is not only slower than the others, but slower by luck:
 * where more than one per cent was taken of 37 services, the advice lost six times as much as with the 63 others.
 */
final class Due {
    /** Share of the cores' time, on average over a profile's runs, that neighbours may take. */
    static final double CALM = 0.01;
    /** So often a profile is measured at most; some neighbours do not leave. */
    private static final int MOST = 3;

    private final List<Drawn> drawn;
    private final Map<Origin, Integer> times = new HashMap<>();
    private final Map<Origin, Double> stolen = new HashMap<>();
    private final Set<Origin> failed = new HashSet<>();

    /** A profile and where it was drawn. */
    record Drawn(Origin origin, ObjectNode keys) {}

    /** @param before what was measured before, each time of it */
    Due(List<Drawn> drawn, List<MeasuredProfile> before) {
        this.drawn = List.copyOf(drawn);
        before.forEach(this::measured);
    }

    /** It counts as its calmest measurement. */
    void measured(MeasuredProfile one) {
        times.merge(one.origin(), 1, Integer::sum);
        stolen.merge(one.origin(), one.stolen(), Math::min);
    }

    /** It cannot be measured, and is not tried again. */
    void failed(Drawn one) {
        failed.add(one.origin());
    }

    /** Whose turn it is; empty when nothing is left. */
    Optional<Drawn> next() {
        Optional<Drawn> missing = drawn.stream().filter(d -> due(d) && !times.containsKey(d.origin())).findFirst();
        return missing.or(() -> drawn.stream().filter(this::due)
                .max(Comparator.comparingDouble(d -> stolen.getOrDefault(d.origin(), 0.0))));
    }

    /** How many profiles need no more measuring. */
    int done() {
        return (int) drawn.stream().filter(d -> !due(d)).count();
    }

    /** How many count as measured beside neighbours who did not leave. */
    int disturbed() {
        return (int) drawn.stream().filter(d -> stolen.getOrDefault(d.origin(), 0.0) > CALM).count();
    }

    private boolean due(Drawn one) {
        boolean enough = stolen.getOrDefault(one.origin(), 1.0) <= CALM || times.getOrDefault(one.origin(), 0) >= MOST;
        return !enough && !failed.contains(one.origin());
    }
}
