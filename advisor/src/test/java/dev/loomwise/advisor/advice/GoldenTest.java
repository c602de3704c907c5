package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Invariant: an answer is the same, character by character, wherever it is asked. The files are in
 * {@code src/test/resources}; {@code -Dgolden.write=true} writes them anew, to be looked at before they are committed.
 */
class GoldenTest {
    private static final Path FILES = Path.of("src/test/resources/dev/loomwise/advisor/advice/golden");
    private static final Instant NOW = Instant.parse("2026-01-02T03:07:10Z");
    private static final TextStyle NARROW = new TextStyle(60, true, false);

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void back() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private static void live(String tag, String id) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(id));
    }

    @ParameterizedTest
    @CsvSource({"en-US, America/Los_Angeles", "de-DE, Europe/Berlin", "ar-EG, Asia/Kathmandu", "tr-TR, Asia/Tokyo"})
    void every_form_of_an_answer_is_the_same_in_every_country(String tag, String id) throws IOException {
        live(tag, id);
        check("batch.txt", text(SampleAdvice.batch(), TextStyle.PLAIN));
        check("batch-narrow-colour.txt", text(SampleAdvice.batch(), NARROW));
        check("batch-wide-bars.txt", text(SampleAdvice.batch(), new TextStyle(120, false, true)));
        check("batch.json", AdviceJson.text(SampleAdvice.batch()));
        check("batch.csv", AdviceCsv.render(SampleAdvice.batch()));
        check("batch.md", code(AdviceMarkdown.render(SampleAdvice.batch())));
        check("service.txt", text(SampleAdvice.service(), TextStyle.PLAIN));
        check("service.json", AdviceJson.text(SampleAdvice.service()));
        check("service.csv", AdviceCsv.render(SampleAdvice.service()));
        check("service.md", code(AdviceMarkdown.render(SampleAdvice.service())));
        check("today.txt", text(SampleAdvice.today(), TextStyle.PLAIN));
        check("today.json", AdviceJson.text(SampleAdvice.today()));
        check("today.md", code(AdviceMarkdown.render(SampleAdvice.today())));
        check("bound.txt", text(SampleAdvice.bound(), TextStyle.PLAIN));
        check("bound.json", AdviceJson.text(SampleAdvice.bound()));
        check("bound.csv", AdviceCsv.render(SampleAdvice.bound()));
        check("bound.md", code(AdviceMarkdown.render(SampleAdvice.bound())));
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Europe/Berlin", "ar-EG, Asia/Kathmandu", "tr-TR, Asia/Tokyo"})
    void the_page_is_the_same_in_every_country(String tag, String id) throws IOException {
        for (Recommendation advice : SampleAdvice.all()) {
            live("en-US", "America/Los_Angeles");
            String usual = page(advice);
            live(tag, id);
            assertEquals(usual, page(advice));
        }
    }

    @Test
    void the_text_has_the_parts_of_the_design_in_their_order() {
        String text = text(SampleAdvice.batch(), TextStyle.PLAIN);
        Pattern layout = Pattern.compile("(?s)\\AUse virtual threads: 2,000 tasks in \\S+ s \\(\\S+ to \\S+\\),"
                + " \\d+ times\\sfaster than sync,\\s\\S+ of the\\sphysical limit\\.\n\n"
                + "  model +time +vs best +memory +code\n.*▶ virtual.*simplest within 5 %.*\n\n"
                + "Why       .*\nWatch     .*\nCode      .*\nEvidence  .*\n\\z");
        assertTrue(layout.matcher(text).matches(), text);
    }

    @Test
    void no_line_is_wider_than_the_terminal_but_code_may_be() {
        String text = text(SampleAdvice.batch(), new TextStyle(60, false, false));
        List<String> wide = text.lines().filter(l -> l.length() > 60).toList();
        assertEquals(List.of(), wide);
        assertFalse(text.contains("\u001b"), "colour where none was asked for");
    }

    /** Snippets have their own tests: here only that they are there. */
    private static String code(String answer) {
        String without = answer;
        for (ConcurrencyModel model : ConcurrencyModel.values()) {
            String code = Snippet.of(model);
            String indented = code.lines().map(l -> (" ".repeat(10) + l).stripTrailing() + "\n")
                    .reduce("", String::concat);
            without = without.replace(indented, "          CODE\n").replace(code, "CODE");
        }
        return without;
    }

    private static String text(Recommendation advice, TextStyle style) {
        String text = code(AdviceText.render(advice, NOW, style));
        assertTrue(text.contains("          CODE\n"), text);
        return text;
    }

    private String page(Recommendation advice) throws IOException {
        Path file = folder.resolve("advice.html");
        AdvicePage.write(advice, file);
        return Files.readString(file);
    }

    private static void check(String name, String answer) throws IOException {
        Path file = FILES.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, answer, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(file), answer, name);
    }
}
