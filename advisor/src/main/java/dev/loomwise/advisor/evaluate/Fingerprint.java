package dev.loomwise.advisor.evaluate;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;

/** Short names for contents: the same content has the same name, and another one another. */
final class Fingerprint {
    private Fingerprint() {}

    /** Of a text: SHA-256 in hexadecimal digits. */
    static String of(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Of the program that runs, by the checksums in its jars; empty where it runs from folders of classes, as it does in an
     * editor: those change while it runs.
     */
    static Optional<String> ofProgram() {
        try {
            Set<Path> jars = new LinkedHashSet<>();
            for (Class<?> module : List.of(Fingerprint.class, Estimate.class, Cell.class)) {
                CodeSource source = module.getProtectionDomain().getCodeSource();
                if (source == null) {
                    return Optional.empty();
                }
                jars.add(Path.of(source.getLocation().toURI()));
            }
            StringBuilder all = new StringBuilder();
            for (Path jar : jars) {
                if (!Files.isRegularFile(jar)) {
                    return Optional.empty();
                }
                all.append(ofJar(jar));
            }
            return Optional.of(of(all.toString()));
        } catch (URISyntaxException | IOException e) {
            return Optional.empty();
        }
    }

    static String ofJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            StringBuilder all = new StringBuilder();
            zip.stream().filter(e -> e.getName().endsWith(".class"))
                    .forEach(e -> all.append(e.getName()).append(' ').append(e.getCrc()).append('\n'));
            return of(all.toString());
        }
    }
}
