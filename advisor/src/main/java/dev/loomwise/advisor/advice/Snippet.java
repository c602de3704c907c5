package dev.loomwise.advisor.advice;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Texts;
import java.io.IOException;

/** The code to write, as it stands in a source file of this project that the tests compile and run. */
public final class Snippet {
    private static final String BEGIN = "// BEGIN\n";

    private Snippet() {}

    /** The part of the model's snippet between its marks, moved to the left margin. */
    public static String of(ConcurrencyModel model) {
        String file = switch (model) {
            case SYNC -> "SyncSnippet";
            case VIRTUAL -> "VirtualSnippet";
            case BRIDGE -> "BridgeSnippet";
            case PLATFORM -> "PlatformSnippet";
            case FORKJOIN -> "ForkJoinSnippet";
            case ASYNC -> "AsyncSnippet";
        };
        try {
            String source = Texts.read(Snippet.class, "dev/loomwise/advisor/advice/snippet/" + file + ".java")
                    .orElseThrow(
                            () -> new IllegalStateException("the program is incomplete: " + file + ".java is missing"));
            String code = source.substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf("// END"));
            return code.stripTrailing().stripIndent();
        } catch (IOException e) {
            throw new IllegalStateException("the program is damaged: " + file + ".java cannot be read", e);
        }
    }
}
