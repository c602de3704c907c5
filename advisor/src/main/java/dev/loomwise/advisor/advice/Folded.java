package dev.loomwise.advisor.advice;

import java.util.ArrayList;
import java.util.List;

/** Sentences in lines of a width. */
final class Folded {
    private Folded() {}

    /** At least one line; a word that is longer than the width has a line of its own. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int from = 0;
        while (from <= text.length()) {
            int space = text.indexOf(' ', from);
            int to = space < 0 ? text.length() : space;
            if (line.length() > 0 && line.length() + 1 + to - from > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(text, from, to);
            from = to + 1;
        }
        lines.add(line.toString());
        return lines;
    }
}
