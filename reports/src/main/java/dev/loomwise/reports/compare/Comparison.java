package dev.loomwise.reports.compare;

import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.stats.ForkSpread;
import java.util.ArrayList;
import java.util.List;

/**
 * Two runs, cell by cell.
 *
 * @param base what is compared with
 * @param now what is judged
 * @param settings what counts as a change
 * @param spread between forks, learnt from all cells of both runs
 * @param changes every cell that both have: slower, faster, undecided, same; the larger change first
 * @param groups by workload and model
 * @param all everything together
 * @param onlyBase cells that NEW lacks
 * @param onlyNew cells that BASE lacks
 * @param notes what was left out, and why
 */
public record Comparison(Side base, Side now, Settings settings, ForkSpread spread, List<Change> changes,
        List<Group> groups, Group all, List<String> onlyBase, List<String> onlyNew, List<String> notes) {
    public Comparison {
        changes = List.copyOf(changes);
        groups = List.copyOf(groups);
        onlyBase = List.copyOf(onlyBase);
        onlyNew = List.copyOf(onlyNew);
        notes = List.copyOf(notes);
    }

    /**
     * What counts as a change.
     *
     * @param threshold share by which a time may differ without counting; 0.05 is 5 %
     * @param confidence of intervals; 1 minus the share of false alarms among the alarms; 0.95 is 95 %
     */
    public record Settings(double threshold, double confidence) {
        public Settings {
            if (!(threshold >= 0 && threshold < 1)) {
                throw new IllegalArgumentException("a threshold lies between 0 % and 100 %");
            }
            if (!(confidence >= 0.5 && confidence <= 0.9999)) {
                throw new IllegalArgumentException("a confidence lies between 50 % and 99.99 %");
            }
        }
    }

    /**
     * Compares.
     *
     * @throws dev.loomwise.reports.data.BadInputException when one run is empty, or they have no cell in common
     */
    public static Comparison of(Study base, Study now, Settings settings) {
        return new Comparer(settings).compare(base, now);
    }

    /** How many cells have that verdict. */
    public long count(Verdict verdict) {
        return changes.stream().filter(c -> c.verdict() == verdict).count();
    }

    /** What of machine, JDK and commit is not the same, in words: {@code JDK 21.0.4 → 25.0.3}. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        base.facts().forEach((name, before) -> {
            String after = now.facts().getOrDefault(name, before);
            if (!before.equals(after)) {
                differences.add(name + " " + before + " → " + after);
            }
        });
        return differences;
    }
}
