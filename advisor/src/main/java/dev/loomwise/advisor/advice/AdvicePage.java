package dev.loomwise.advisor.advice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Placeholder. */
public final class AdvicePage {
    private AdvicePage() {}

    /** Writes. */
    public static void write(Recommendation advice, Path file) throws IOException {
        Files.writeString(file, AdviceMarkdown.render(advice));
    }
}
