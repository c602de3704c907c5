package dev.loomwise.reports.page;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.reports.chart.ModelStyle;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The report: one HTML file that loads nothing, and runs nothing but its own script. */
public final class ReportPage {
    /** Workloads that have links of their own in the list of contents. */
    static final int MOST_LINKS = 8;
    private static final String OF_WORKLOAD = "Workload: ";
    private static final Pattern HEADING = Pattern.compile("<h2 id=\"([^\"]+)\">([^<]+)</h2>");

    /** A section as the page's list of contents names it; the title is markup already. */
    record Link(String id, String heading, boolean ofWorkload) {
        /** Short, for many have to stand in one line. */
        public String title() {
            return ofWorkload ? heading.substring(OF_WORKLOAD.length()) : heading;
        }
    }

    private ReportPage() {}

    /** The whole page. */
    public static String html(Study study) {
        List<Html> parts = new ArrayList<>();
        List<String> scripts = new ArrayList<>(List.of(resource("report.js")));
        List<Section> sections = Section.all();
        List<Optional<Html>> rendered = rendered(sections, study);
        for (int i = 0; i < sections.size(); i++) {
            String script = sections.get(i).script();
            rendered.get(i).ifPresent(part -> {
                parts.add(part);
                if (!script.isEmpty()) {
                    scripts.add(script);
                }
            });
        }
        return html(title(study), subtitle(study), parts, scripts);
    }

    /**
     * Side by side: charts and predictions take long, and know nothing of each other. A section is a task of its own, which no
     * worker waits for: a worker that waits helps with what it waits for, and sleeps beside all the rest.
     */
    private static List<Optional<Html>> rendered(List<Section> sections, Study study) {
        try (ForkJoinPool pool = new ForkJoinPool()) {
            // Most sections want them: once, on all cores, before the sections compete for these.
            pool.submit(study::questions).join();
            // The last first: numbers are written on one core, and what comes early in a page is drawn on all of them.
            List<ForkJoinTask<Optional<Html>>> begun = sections.reversed().stream()
                    .map(s -> pool.submit(() -> s.render(study))).toList();
            return begun.reversed().stream().map(ForkJoinTask::join).toList();
        }
    }

    /** A page of these sections, in the same dress; charts tell their values when pointed at. */
    public static String html(String title, String subtitle, List<Html> sections) {
        return html(title, subtitle, sections, List.of(resource("report.js")));
    }

    private static String html(String title, String subtitle, List<Html> sections, List<String> scripts) {
        String css = ModelStyle.sheet() + resource("page.css");
        List<Link> all = sections.stream().flatMap(s -> HEADING.matcher(s.markup()).results())
                .map(m -> new Link(m.group(1), m.group(2), m.group(2).startsWith(OF_WORKLOAD))).toList();
        long workloads = all.stream().filter(Link::ofWorkload).count();
        // So many have a list of their own, where they begin.
        List<Link> links = workloads > MOST_LINKS ? all.stream().filter(l -> !l.ofWorkload()).toList() : all;
        String sources = scripts.stream().map(s -> "'sha256-" + sha256(s) + "'").distinct()
                .collect(Collectors.joining(" "));
        return Templates.own("page", Map.of("title", title, "subtitle", subtitle, "css", css, "cssHash", sha256(css),
                "links", links.size() < 2 ? List.of() : links, "sections", sections.stream().map(Html::markup).toList(),
                "scripts", scripts, "scriptSources", sources, "models",
                Arrays.stream(ConcurrencyModel.values()).map(ConcurrencyModel::id).collect(Collectors.joining(" "))))
                .markup();
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
        if (file.toString().equals("-")) {
            throw new BadInputException("- is no name for a page; name a file such as page.html");
        }
        byte[] page = html.getBytes(StandardCharsets.UTF_8);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new BadInputException(file + " is a folder; name a file for the report");
        }
        try {
            Files.createDirectories(folder);
            RunFolder.replace(file, page);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be written (" + why(e) + "); name another place", e);
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "there is no right to";
            case FileAlreadyExistsException taken -> taken.getFile() + " is a file";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Whoever is sent the page wants to know what was measured where, not what the folder was called. */
    private static String title(Study study) {
        return study.manifest().map(m -> "Concurrency models on " + m.machine().cpu() + ", " + m.machine().cores()
                + (m.machine().cores() == 1 ? " core" : " cores")).orElse(study.name());
    }

    private static String subtitle(Study study) {
        return study.manifest().map(m -> "Run " + study.name() + " · JDK " + m.machine().jdk() + " · preset "
                + m.preset() + " · " + MachineSection.minute(m.started())).orElse("Results in JMH's format");
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
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
