package dev.loomwise.reports.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A list of JMH results of a hundred megabytes, read on all cores and without most of it: the list is cut between its
 * entries, and of the metrics beside the score only the figures are kept that a study has a use for. Whatever is not a
 * plain, whole list is left to the ordinary reader, which knows how to say what is wrong.
 */
final class LargeList {
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build());
    private static final Set<String> UNUSED = Set.of("rawData", "rawDataHistogram", "scorePercentiles");

    private final byte[] list;
    private final int[] ends;

    private LargeList(byte[] list, int[] ends) {
        this.list = list;
        this.ends = ends;
    }

    /** Makes something of an entry. */
    interface Reading<T> {
        /** @param position of the entry in the list, from 0 */
        T of(JsonNode entry, int position);
    }

    /** Empty where this is no whole list of objects, or the list is empty. */
    static Optional<LargeList> of(byte[] list) {
        return Optional.of(ends(list)).filter(e -> e.length > 0).map(e -> new LargeList(list, e));
    }

    /** How many entries it has. */
    int size() {
        return ends.length / 2;
    }

    /** The entries in their order; empty where one of them is no JSON. */
    <T> Optional<List<T>> read(Reading<T> reading) {
        try {
            return Optional.of(IntStream.range(0, size()).parallel()
                    .mapToObj(i -> reading.of(entry(ends[2 * i], ends[2 * i + 1]), i)).toList());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private JsonNode entry(int from, int to) {
        try (JsonParser parser = new FilteringParserDelegate(JSON.createParser(list, from, to - from),
                Needed.OF_ENTRY, Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            return JSON.readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where each entry begins and where what follows it does; none where something else stands between entries. */
    private static int[] ends(byte[] list) {
        int[] ends = new int[1024];
        int found = 0;
        int at = blank(list, 0);
        byte before = '[';
        while (at < list.length && list[at] == before) {
            int from = blank(list, at + 1);
            int to = after(list, from);
            if (to < 0) {
                return new int[0];
            }
            if (found + 2 > ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            ends[found++] = from;
            ends[found++] = to;
            at = blank(list, to);
            before = ',';
        }
        boolean whole = at < list.length && list[at] == ']' && blank(list, at + 1) == list.length;
        return whole ? Arrays.copyOf(ends, found) : new int[0];
    }

    private static int blank(byte[] list, int from) {
        int at = from;
        while (at < list.length && (list[at] == ' ' || list[at] == '\n' || list[at] == '\r' || list[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** Behind the object that begins here; -1 where none does, or it has no end. */
    private static int after(byte[] list, int from) {
        if (from >= list.length || list[from] != '{') {
            return -1;
        }
        int depth = 0;
        for (int at = from; at < list.length; at++) {
            switch (list[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                case '"' -> at = closing(list, at + 1);
                default -> {
                }
            }
        }
        return -1;
    }

    private static int closing(byte[] list, int from) {
        int at = from;
        while (at < list.length && list[at] != '"') {
            at += list[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    /** Lets through what a study reads of an entry. */
    private static final class Needed extends TokenFilter {
        private static final Needed OF_METRIC = new Needed("metric");
        private static final Needed OF_METRICS = new Needed("metrics");
        private static final Needed OF_ENTRY = new Needed("entry");

        private final String what;

        private Needed(String what) {
            this.what = what;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            return switch (what) {
                case "entry" -> name.equals("secondaryMetrics") ? OF_METRICS : TokenFilter.INCLUDE_ALL;
                case "metrics" -> OF_METRIC;
                default -> UNUSED.contains(name) ? nothing() : TokenFilter.INCLUDE_ALL;
            };
        }

        @SuppressWarnings("NullAway") // Jackson's way to leave a property out.
        private static TokenFilter nothing() {
            return null;
        }
    }
}
