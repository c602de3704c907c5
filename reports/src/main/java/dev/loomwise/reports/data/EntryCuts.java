package dev.loomwise.reports.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where each entry of a list of JMH results lies, and what can be left out of it: the raw values and percentiles of the
 * metrics beside the score, which are two thirds of a file. A byte is looked at once, and nothing is made of it. What is
 * left out holds nothing but numbers, names and as many brackets that close as that open; anything else stays for the
 * parser to judge.
 */
final class EntryCuts {
    private static final List<byte[]> UNUSED = List.of(bytes("rawData"), bytes("rawDataHistogram"),
            bytes("scorePercentiles"));
    /** Entry, list of metrics, metric: the object whose figures may be left out. */
    private static final int METRIC = 3;
    /** What ends a stretch of which nothing has to be known. */
    private static final boolean[] TELLING = table("\"{}[]");
    private static final boolean[] NUMERIC = table("0123456789+-.eE,: \t\r\n");

    /** Of all entries one after the other: from, to, from, to, of each part that is kept. */
    private int[] parts = new int[4096];
    private int used;
    /** Where in {@link #parts} each entry begins, and after the last where that ends. */
    private int[] begins = new int[1024];
    private int entries;

    private EntryCuts() {}

    /** Empty where this is no whole list of objects, or the list is empty. */
    static Optional<EntryCuts> of(byte[] list) {
        EntryCuts cuts = new EntryCuts();
        return cuts.cut(list) && cuts.entries > 0 ? Optional.of(cuts) : Optional.empty();
    }

    int entries() {
        return entries;
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

    private boolean cut(byte[] list) {
        int at = blank(list, 0);
        byte before = '[';
        while (at < list.length && list[at] == before) {
            int from = blank(list, at + 1);
            if (from >= list.length || list[from] != '{') {
                return false;
            }
            begin();
            int to = object(list, from);
            if (to < 0) {
                return false;
            }
            at = blank(list, to);
            before = ',';
        }
        begins[entries] = used;
        return at < list.length && list[at] == ']' && blank(list, at + 1) == list.length;
    }

    private void begin() {
        if (entries + 2 > begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
        }
        begins[entries++] = used;
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
                int after = value < 0 ? -1 : plain(list, value);
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
        int colon = blank(list, behindName);
        return colon < list.length && list[colon] == ':' ? blank(list, colon + 1) : -1;
    }

    /** Behind the list or object that begins here; -1 where it is neither, has no end, or holds more than numbers. */
    private static int plain(byte[] list, int from) {
        int depth = 0;
        int at = from;
        while (at < list.length) {
            byte b = list[at];
            if (b == '[' || b == '{') {
                depth++;
            } else if (b == ']' || b == '}') {
                depth--;
            } else if (b == '"') {
                at = closing(list, at + 1);
            } else {
                return -1;
            }
            at++;
            if (depth <= 0) {
                return depth < 0 || b == '"' ? -1 : at;
            }
            while (at < list.length && NUMERIC[list[at] & 0xFF]) {
                at++;
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

    private static int blank(byte[] list, int from) {
        int at = from;
        while (at < list.length && (list[at] == ' ' || list[at] == '\n' || list[at] == '\r' || list[at] == '\t')) {
            at++;
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
