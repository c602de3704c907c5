package dev.loomwise.bench.unit;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Texts that ship with the program. They are in its jar; the launcher lays those that an advice needs beside it and names
 * the folder by {@code loomwise.texts}, because a plain file opens ten times as fast as a jar.
 */
public final class Texts {
    private static final String FOLDER = "loomwise.texts";

    private Texts() {}

    /**
     * Reads a text.
     *
     * @param owner a class of the program, whose loader finds the text where it lies in the jar
     * @param path from the root of the class path, without a slash before it
     * @return the text, or empty where the program has none of that name
     * @throws IOException when it is there and cannot be read
     */
    public static Optional<String> read(Class<?> owner, String path) throws IOException {
        String folder = System.getProperty(FOLDER, "");
        File file = new File(folder, path);
        try (InputStream in = !folder.isEmpty() && file.isFile()
                ? new FileInputStream(file)
                : owner.getClassLoader().getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
