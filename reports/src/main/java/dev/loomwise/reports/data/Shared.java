package dev.loomwise.reports.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One of each value that comes again and again: the entries of a file have the same names, units and settings, and ten
 * thousand copies of them take a collector a tenth of a second to move.
 */
final class Shared {
    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /** The first value that was equal to this one; from several threads at once. */
    @SuppressWarnings("unchecked") // Values of these kinds are equal only to their like.
    <T> T one(T value) {
        Object first = known.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
