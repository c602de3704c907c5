package dev.loomwise.advisor.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.advisor.advice.AdvicePage;
import dev.loomwise.advisor.advice.SampleAdvice;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

/** The report in a real browser; skipped where there is none. */
class BrowserTest {
    /** Charts that a reader would take for broken: without size, without a mark, or with marks outside. */
    private static final String BROKEN_CHARTS = """
            [...document.querySelectorAll('svg.chart')].filter((svg) => {
              const box = svg.getBoundingClientRect();
              const marks = [...svg.querySelectorAll('.spot')].map((m) => m.getBoundingClientRect());
              return box.width < 200 || box.height < 80 || !svg.querySelector('text') || marks.length === 0
                || marks.some((m) => m.left < box.left - 12 || m.right > box.right + 12
                  || m.top < box.top - 12 || m.bottom > box.bottom + 12);
            }).map((svg) => svg.querySelector('title').textContent)""";

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    /** Charts that are out of sight are not laid out, which is meant for readers. */
    private static final String SHOW_ALL = """
            document.querySelectorAll('article').forEach((a) => { a.style.contentVisibility = 'visible'; })""";

    @TempDir
    static Path dir;

    private static @Nullable Browser shared;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Browser.installed().isPresent(),
                "no Chromium on the path: the report is not looked at in a browser");
        shared = Browser.open(SampleReport.page(dir), 1400, 900);
        shared.value(SHOW_ALL);
    }

    @AfterAll
    static void close() throws Exception {
        if (shared != null) {
            assertEquals(List.of(), shared.complaints(), "errors in the console");
            assertEquals(List.of(), shared.requests(), "requests that left the page");
            shared.close();
        }
    }

    private static Browser page() throws Exception {
        Browser page = Objects.requireNonNull(shared);
        page.resize(1400, 900);
        page.media("screen", "light");
        return page;
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 900, 1400})
    void every_chart_is_there_and_nothing_is_wider_than_the_page(int width) throws Exception {
        Browser page = page();
        page.resize(width, 900);
        assertTrue(page.value("document.querySelectorAll('svg.chart').length").asInt() > 20);
        assertEquals("[]", page.value(BROKEN_CHARTS).toString());
        assertTrue(page.value("document.documentElement.scrollWidth").asInt() <= width, "scrolls sideways");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 900, 1400})
    void every_link_of_the_contents_is_seen_without_scrolling_sideways(int width) throws Exception {
        Browser page = page();
        page.resize(width, 900);
        assertEquals("[]", page.value("""
                [...document.querySelectorAll('nav a')].filter((a) => {
                  const box = a.getBoundingClientRect();
                  return box.left < 0 || box.right > document.documentElement.clientWidth || box.height === 0;
                }).map((a) => a.textContent)""").toString());
    }

    @Test
    void the_names_of_rows_stay_where_a_wide_table_is_scrolled() throws Exception {
        Browser page = page();
        page.resize(360, 900);
        JsonNode kept = page.value("""
                [...document.querySelectorAll('.wide')].filter((box) => box.scrollWidth > box.clientWidth)
                  .map((box) => {
                    box.scrollLeft = box.scrollWidth;
                    const name = box.querySelector('tbody th').getBoundingClientRect();
                    const room = box.getBoundingClientRect();
                    box.scrollLeft = 0;
                    return Math.abs(name.left - room.left) < 2 && name.width < 0.6 * room.width;
                  })""");
        assertTrue(kept.size() > 3, "wide tables: " + kept);
        kept.forEach(stays -> assertTrue(stays.asBoolean(), kept.toString()));
    }

    @Test
    void a_model_that_is_switched_off_leaves_charts_and_tables() throws Exception {
        Browser page = page();
        String seen = "[...document.querySelectorAll('main .m-virtual')]"
                + ".filter((e) => e.getBoundingClientRect().width > 0).length";
        int before = page.value(seen).asInt();
        assertTrue(before > 50, before + " marks and cells");
        page.value("document.querySelector('input[data-filter=virtual]').click()");
        assertEquals(0, page.value(seen).asInt());
        assertTrue(page.value(seen.replace("m-virtual", "m-async")).asInt() > 50, "others stay");
        page.value("document.querySelector('input[data-filter=virtual]').click()");
        assertEquals(before, page.value(seen).asInt());
    }

    @Test
    void a_workload_that_is_switched_off_leaves_the_page_and_its_contents() throws Exception {
        Browser page = page();
        String seen = "[getComputedStyle(document.querySelector('[data-workload=http]')).display, "
                + "[...document.querySelectorAll('nav li')].filter((l) => !l.hidden).length]";
        JsonNode before = page.value(seen);
        page.value("document.querySelector('input[data-filter=http]').click()");
        JsonNode after = page.value(seen);
        page.value("document.querySelector('input[data-filter=http]').click()");
        assertEquals("none", after.get(0).asText());
        assertEquals(before.get(1).asInt() - 1, after.get(1).asInt());
        assertEquals(before, page.value(seen));
    }

    @Test
    void pointing_at_a_mark_tells_its_value_and_interval() throws Exception {
        Browser page = page();
        page.value("""
                document.querySelector('svg.chart circle.spot.m-async')
                  .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))""");
        String told = page.value("document.getElementById('tip').textContent").asText();
        assertTrue(told.matches("async: [0-9.]+ (us|ms|s) \\([0-9.]+ (us|ms|s) to [0-9.]+ (us|ms|s)\\)"), told);
        assertFalse(page.value("document.getElementById('tip').hidden").asBoolean());
    }

    @Test
    void the_arrow_keys_go_from_mark_to_mark() throws Exception {
        Browser page = page();
        page.value("document.querySelector('svg.chart').focus()");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            page.value("document.activeElement.dispatchEvent("
                    + "new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))");
            told.add(page.value("document.getElementById('tip').textContent").asText());
        }
        assertEquals(3, told.stream().distinct().count(), told.toString());
    }

    @Test
    void the_what_if_panel_answers_for_what_is_typed() throws Exception {
        Browser page = page();
        assertTrue(answer(page, "tasks", "1000").matches(
                "Use \\w+: 1000 tasks in [0-9.]+ (ms|s) \\(.* to .*\\), [0-9.]+ of the physical limit\\."));
        String unlimited = answer(page, "limit", "0");
        String limited = answer(page, "limit", "10");
        assertNotEquals(unlimited, limited);
        // A hundred waves of 101 ms.
        assertTrue(limited.contains("1000 tasks in 10.") && limited.contains(" s ("), limited);
        assertEquals("Tasks: a whole number from 1 to 100000.", answer(page, "tasks", "-3"));
        answer(page, "limit", "0");
        answer(page, "tasks", "500");
    }

    @Test
    void the_what_if_panel_says_what_was_baked_in_where_it_was_baked() throws Exception {
        Browser page = page();
        JsonNode row = page
                .value("""
                        (() => {
                          const cells = [...document.querySelectorAll('h3')].find((h) => h.textContent.startsWith('For example'))
                            .closest('article').querySelectorAll('tbody tr:last-child td');
                          const heads = [...cells[0].closest('table').querySelectorAll('thead th')].slice(1);
                          return [...cells].map((c, i) => [c.textContent.replace('▶ ', ''),
                            ...heads[i].textContent.split(', ').slice(1)].join(' '));
                        })()""");
        answer(page, "tasks", "1000");
        JsonNode times = page.value("""
                [...document.querySelectorAll('#whatif-answer tbody tr')].map((r) => r.children[1].textContent)""");
        answer(page, "tasks", "500");
        // What is baked in is a rounded multiple of the limit.
        assertArrayEquals(logarithms(row), logarithms(times), 0.004, row + " and " + times);
    }

    private static double[] logarithms(JsonNode times) {
        return StreamSupport.stream(times.spliterator(), false)
                .mapToDouble(t -> Math.log(Units.duration(t.asText().replace(" ", "")).toNanos() / 1e6)).sorted()
                .toArray();
    }

    private static String answer(Browser page, String field, String typed) throws Exception {
        page.value("(() => { const f = document.getElementById('whatif-" + field + "'); f.value = '" + typed
                + "'; f.dispatchEvent(new Event('input', { bubbles: true })); })()");
        return page.value("document.querySelector('#whatif-answer p').textContent").asText();
    }

    @Test
    void dark_pages_are_dark_and_their_marks_are_bright() throws Exception {
        Browser page = page();
        String light = page.value("getComputedStyle(document.body).backgroundColor").asText();
        String mark = "getComputedStyle(document.querySelector('svg.chart .m-virtual.f')).fill";
        String lightMark = page.value(mark).asText();
        page.media("screen", "dark");
        assertEquals("rgb(255, 255, 255)", light);
        assertEquals("rgb(20, 24, 28)", page.value("getComputedStyle(document.body).backgroundColor").asText());
        assertNotEquals(lightMark, page.value(mark).asText());
    }

    @Test
    void paper_shows_every_chart_and_nothing_to_click() throws Exception {
        Browser page = page();
        page.media("print", "light");
        String shown = "[...document.querySelectorAll('SELECTOR')].filter((e) => e.getBoundingClientRect().height > 0)"
                + ".length";
        for (String clickable : List.of("nav", "#filters", "form", "button")) {
            assertEquals(0, page.value(shown.replace("SELECTOR", clickable)).asInt(), clickable);
        }
        assertEquals(page.value("document.querySelectorAll('svg.chart').length").asInt(),
                page.value(shown.replace("SELECTOR", "svg.chart")).asInt());
        byte[] pdf = page.print();
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        assertTrue(pdf.length > 50_000, pdf.length + " bytes");
    }

    @Test
    void axe_finds_no_serious_barrier() throws Exception {
        List<String> serious = new ArrayList<>();
        // The checker styles what it looks at, which the page's policy would refuse.
        try (Browser page = Browser.open(dir.resolve("report.html"), 1400, 900, Map.of("Page.setBypassCSP",
                "enabled")); InputStream in = getClass().getResourceAsStream(AXE)) {
            page.value(SHOW_ALL);
            page.value(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8) + ";1");
            for (String scheme : List.of("light", "dark")) {
                page.media("screen", scheme);
                page.value("""
                        axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) =>
                          `${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150))}`))
                        """).forEach(v -> serious.add(scheme + ": " + v.asText()));
            }
        }
        serious.removeIf(v -> v.matches("\\w+: (minor|moderate) .*"));
        assertEquals(List.of(), serious);
    }

    @Test
    void an_advice_fits_a_phone_and_its_code_keeps_its_lines() throws Exception {
        Path advice = dir.resolve("advice.html");
        AdvicePage.write(SampleAdvice.batch(), advice);
        try (Browser page = Browser.open(advice, 400, 900)) {
            assertEquals("[]", page
                    .value("""
                            [...document.querySelectorAll('body *')].filter((e) => !e.closest('.wide table, pre code, .skip, .away'))
                              .filter((e) => e.getBoundingClientRect().right > 400).map((e) => e.outerHTML.slice(0, 200))""")
                    .toString(), "too wide");
            assertTrue(page.value("document.querySelector('pre code').getBoundingClientRect().height").asInt() > 300,
                    "lines of code");
        }
    }

    @Test
    void without_script_the_page_is_still_of_use() throws Exception {
        try (Browser page = Browser.open(dir.resolve("report.html"), 1400, 900,
                Map.of("Emulation.setScriptExecutionDisabled", "value"))) {
            String shown = "[...document.querySelectorAll('SELECTOR')].filter((e) => e.getBoundingClientRect().height "
                    + "> 0).length";
            for (String needsScript : List.of("form", "#filters", "button", "#tip")) {
                assertEquals(0, page.value(shown.replace("SELECTOR", needsScript)).asInt(), needsScript);
            }
            // Those that stand in one row share a table.
            assertTrue(page.value(shown.replace("SELECTOR", "table")).asInt() > page
                    .value("document.querySelectorAll('article svg.chart:first-of-type').length").asInt(),
                    "a table for every chart");
            assertTrue(
                    page.value("document.body.textContent").asText().contains("For example: tasks that wait 100 ms"));
        }
    }
}
