package dev.loomwise.reports.page;

import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report: one HTML file that loads nothing and runs nothing. */
public final class ReportPage {
    private ReportPage() {}

    /** The whole page. */
    public static String html(Study study) {
        return html(study.name(), subtitle(study),
                Section.all().stream().map(s -> s.render(study)).flatMap(Optional::stream).toList());
    }

    /** A page of these sections, in the same dress. */
    public static String html(String title, String subtitle, List<Html> sections) {
        String css = css();
        return Templates.own("page", Map.of("title", title, "subtitle", subtitle, "css", css, "cssHash", sha256(css),
                "sections", sections.stream().map(Html::markup).toList())).markup();
    }

    /**
     * Writes the page, complete or not at all.
     *
     * @throws BadInputException when the file cannot be written
     */
    public static void write(Study study, Path file) {
        write(html(study), file);
    }

    /**
     * Writes a page that is made already, complete or not at all.
     *
     * @throws BadInputException when the file cannot be written
     */
    public static void write(String html, Path file) {
        byte[] page = html.getBytes(StandardCharsets.UTF_8);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new BadInputException(file + " is a folder; name a file for the report");
        }
        try {
            Files.createDirectories(folder);
            RunFolder.replace(file, page);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be written (" + e.getClass().getSimpleName()
                    + "); name another place with --out", e);
        }
    }

    private static String subtitle(Study study) {
        return study.manifest().map(m -> m.machine().cpu() + ", " + m.machine().cores() + " cores, JDK "
                + m.machine().jdk() + ", preset " + m.preset()).orElse("results in JMH's format");
    }

    private static String css() {
        try (InputStream in = ReportPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page.css cannot be read", e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
