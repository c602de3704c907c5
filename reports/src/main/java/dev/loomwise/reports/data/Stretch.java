package dev.loomwise.reports.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The entries of a stretch of a list of JMH results, and the parts of each that are kept; see {@link EntryCuts}. */
final class Stretch {
    private static final List<byte[]> UNUSED = List.of(bytes("rawData"), bytes("rawDataHistogram"),
            bytes("scorePercentiles"));
    /** Entry, list of metrics, metric: the object whose figures may be left out. */
    private static final int METRIC = 3;
    /** What ends a stretch of bytes of which nothing has to be known. */
    private static final boolean[] TELLING = table("\"{}[]");

    /** Of all entries one after the other: from, to, from, to, of each part that is kept. */
    private int[] parts = new int[4096];
    private int used;
    /** Where in {@link #parts} each entry begins, and after the last where that ends. */
    private int[] begins = new int[1024];
    private int entries;
    private int end = -1;

    private Stretch() {}

    /**
     * Cuts from where an entry begins to the first that begins behind {@code until}, or to the end of the list.
     *
     * @param end of the list: where its last bracket is
     */
    static Stretch of(byte[] list, int from, int until, int end) {
        Stretch stretch = new Stretch();
        stretch.end = stretch.cut(list, from, until, end);
        return stretch;
    }

    int entries() {
        return entries;
    }

    /** Where the next stretch begins, or the last bracket of the list; -1 where an entry has no end or is no object. */
    int end() {
        return end;
    }

    /** An entry without what was left out, for each of which stands a 0. */
    byte[] kept(byte[] list, int entry) {
        int length = 0;
        for (int p = begins[entry]; p < begins[entry + 1]; p += 2) {
            length += parts[p + 1] - parts[p] + 1;
        }
        byte[] kept = new byte[length - 1];
        int at = 0;
        for (int p = begins[entry]; p < begins[entry + 1]; p += 2) {
            if (p > begins[entry]) {
                kept[at++] = '0';
            }
            int part = parts[p + 1] - parts[p];
            System.arraycopy(list, parts[p], kept, at, part);
            at += part;
        }
        return kept;
    }

    private int cut(byte[] list, int from, int until, int last) {
        int at = from;
        while (at < until || until == last) {
            int entry = PlainFigures.blank(list, at);
            int behind = PlainFigures.is(list, entry, (byte) '{') ? object(list, begin(entry)) : -1;
            if (behind < 0) {
                return -1;
            }
            begins[entries] = used;
            at = PlainFigures.blank(list, behind);
            if (at == last) {
                return last;
            }
            if (!PlainFigures.is(list, at, (byte) ',')) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private int begin(int at) {
        if (entries + 2 > begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
        }
        begins[entries++] = used;
        return at;
    }

    private void keep(int from, int to) {
        if (used + 2 > parts.length) {
            parts = Arrays.copyOf(parts, 2 * parts.length);
        }
        parts[used++] = from;
        parts[used++] = to;
    }

    /** Behind the object that begins here; -1 where it has no end. */
    private int object(byte[] list, int begin) {
        int from = begin;
        int depth = 0;
        int at = begin;
        while (at < list.length) {
            byte b = list[at];
            if (b == '"') {
                int name = at + 1;
                at = closing(list, name);
                int value = depth == METRIC && unused(list, name, at) ? value(list, at + 1) : -1;
                int after = value < 0 ? -1 : PlainFigures.behind(list, value);
                if (after > 0) {
                    keep(from, value);
                    from = after;
                    at = after - 1;
                }
            } else if (b == '{' || b == '[') {
                depth++;
            } else {
                depth--;
                if (depth == 0) {
                    keep(from, at + 1);
                    return at + 1;
                }
            }
            at++;
            while (at < list.length && !TELLING[list[at] & 0xFF]) {
                at++;
            }
        }
        return -1;
    }

    private static boolean unused(byte[] list, int from, int to) {
        for (byte[] name : UNUSED) {
            if (to < list.length && Arrays.equals(list, from, to, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    /** Where the value of a name begins; -1 where this text is no name. */
    private static int value(byte[] list, int behindName) {
        int colon = PlainFigures.blank(list, behindName);
        return PlainFigures.is(list, colon, (byte) ':') ? PlainFigures.blank(list, colon + 1) : -1;
    }

    private static int closing(byte[] list, int from) {
        int at = from;
        while (at < list.length && list[at] != '"') {
            at += list[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[256];
        for (byte b : bytes(characters)) {
            table[b] = true;
        }
        return table;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
