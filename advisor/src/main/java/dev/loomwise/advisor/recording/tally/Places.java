package dev.loomwise.advisor.recording.tally;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Time by place, ns; beyond 300 places new ones are passed over, so that its size has a bound. */
final class Places {
    private static final int MOST = 300;

    private final Map<String, Long> nanos = new HashMap<>();

    void add(String place, long amount) {
        if (!place.isEmpty() && (nanos.size() < MOST || nanos.containsKey(place))) {
            nanos.merge(place, amount, Long::sum);
        }
    }

    /** Where most of the time went. */
    Optional<String> most() {
        return nanos.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue)).map(Map.Entry::getKey);
    }
}
