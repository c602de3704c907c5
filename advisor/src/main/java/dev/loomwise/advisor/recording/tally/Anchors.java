package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Site;
import java.util.HashMap;
import java.util.Map;

/**
 * Where tasks are cut when no wait for work separates them: for each kind of task, the place that is visited most. A visit
 * there begins a new task; where in the task the cut lies does not change the sums.
 */
final class Anchors {
    private static final int MOST_KINDS = 100;
    private static final int MOST_PLACES = 300;

    private final Map<String, Map<Integer, Integer>> visits = new HashMap<>();
    private final Map<String, Integer> chosen = new HashMap<>();

    /** A visit of that place. */
    void visited(Site site) {
        if (visits.size() < MOST_KINDS || visits.containsKey(site.entry())) {
            Map<Integer, Integer> places = visits.computeIfAbsent(site.entry(), e -> new HashMap<>());
            if (places.size() < MOST_PLACES || places.containsKey(site.key())) {
                int count = places.merge(site.key(), 1, Integer::sum);
                if (count > places.getOrDefault(chosen.getOrDefault(site.entry(), 0), 0)) {
                    chosen.put(site.entry(), site.key());
                }
            }
        }
    }

    /** Whether a task is cut there. */
    boolean at(Site site) {
        return chosen.getOrDefault(site.entry(), 0) == site.key();
    }
}
