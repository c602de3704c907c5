package dev.loomwise.reports.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A list of JMH results of a hundred megabytes, read on all cores and without most of it: {@link EntryCuts} says where its
 * entries begin, and which figures of theirs no study has a use for. Whatever is not a plain, whole list is left to the
 * ordinary reader, which knows how to say what is wrong.
 */
final class LargeList {
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build());

    private final byte[] list;
    private final EntryCuts cuts;

    private LargeList(byte[] list, EntryCuts cuts) {
        this.list = list;
        this.cuts = cuts;
    }

    /** Makes something of an entry. */
    interface Reading<T> {
        /** @param position of the entry in the list, from 0 */
        T of(JsonNode entry, int position);
    }

    /** Empty where this is no whole list of objects, or the list is empty. */
    static Optional<LargeList> of(byte[] list) {
        return EntryCuts.of(list, Runtime.getRuntime().availableProcessors()).map(cuts -> new LargeList(list, cuts));
    }

    /** How many entries it has. */
    int size() {
        return cuts.entries();
    }

    /** The entries in their order; empty where one of them is no JSON. */
    <T> Optional<List<T>> read(Reading<T> reading) {
        try {
            return Optional.of(IntStream.range(0, size()).parallel()
                    .mapToObj(i -> reading.of(entry(cuts.kept(list, i)), i)).toList());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static JsonNode entry(byte[] kept) {
        try {
            return JSON.readTree(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
