package dev.loomwise.advisor.cli;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Names as a shell would choose them: {@code *} stands for any letters, {@code ?} for one. */
final class Globs {
    private Globs() {}

    /** Whether the name fits one of them; several are separated by commas. */
    static boolean fit(String name, String globs) {
        return Arrays.stream(globs.split(",")).anyMatch(g -> pattern(g.strip()).matcher(name).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    }
}
