package dev.loomwise.reports.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where each entry of a list of JMH results lies, and what can be left out of it: the raw values and percentiles of the
 * metrics beside the score, which are two thirds of a file. A byte is looked at once, and nothing is made of it. What is
 * left out holds nothing but plain figures; anything else stays for the parser to judge.
 */
final class EntryCuts {
    private final List<Stretch> stretches;
    /** How many entries there are before each stretch, and after the last. */
    private final int[] before;

    private EntryCuts(List<Stretch> stretches) {
        this.stretches = stretches;
        before = new int[stretches.size() + 1];
        for (int s = 0; s < stretches.size(); s++) {
            before[s + 1] = before[s] + stretches.get(s).entries();
        }
    }

    /** Empty where this is no whole list of objects, or the list is empty. */
    static Optional<EntryCuts> of(byte[] list) {
        return of(list, 1);
    }

    /** The same, the list cut in so many stretches side by side. */
    static Optional<EntryCuts> of(byte[] list, int atOnce) {
        int first = PlainFigures.blank(list, 0);
        int end = last(list);
        if (!PlainFigures.is(list, first, (byte) '[') || end <= first || list[end] != ']') {
            return Optional.empty();
        }
        int from = first + 1;
        int[] starts = IntStream.concat(IntStream.of(from), IntStream.range(1, atOnce)
                .map(i -> guess(list, from + (int) ((long) (end - from) * i / atOnce), end)).filter(at -> at < end))
                .distinct().toArray();
        List<Stretch> stretches = IntStream.range(0, starts.length).parallel()
                .mapToObj(i -> Stretch.of(list, starts[i], i + 1 < starts.length ? starts[i + 1] : end, end)).toList();
        // A guess is right where the stretch before it ended: what looked like two entries may stand in a text.
        if (IntStream.range(1, starts.length).anyMatch(i -> stretches.get(i - 1).end() != starts[i])) {
            return of(list, 1);
        }
        EntryCuts cuts = new EntryCuts(stretches);
        return stretches.getLast().end() == end && cuts.entries() > 0 ? Optional.of(cuts) : Optional.empty();
    }

    int entries() {
        return before[stretches.size()];
    }

    /** An entry without what was left out, for each of which stands a 0. */
    byte[] kept(byte[] list, int entry) {
        int s = 0;
        while (before[s + 1] <= entry) {
            s++;
        }
        return stretches.get(s).kept(list, entry - before[s]);
    }

    /** Behind a comma that looks as if it stood between two entries; the end where there is none. */
    private static int guess(byte[] list, int from, int end) {
        for (int at = from; at < end; at++) {
            int comma = list[at] == '}' ? PlainFigures.blank(list, at + 1) : end;
            if (comma < end && list[comma] == ',') {
                int brace = PlainFigures.blank(list, comma + 1);
                if (PlainFigures.is(list, brace, (byte) '{')) {
                    return comma + 1;
                }
            }
        }
        return end;
    }

    /** Of the last byte that is not blank. */
    private static int last(byte[] list) {
        int at = list.length - 1;
        while (at > 0 && PlainFigures.isBlank(list[at])) {
            at--;
        }
        return at;
    }
}
