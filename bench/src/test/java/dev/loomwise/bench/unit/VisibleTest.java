package dev.loomwise.bench.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariant: whatever text comes in, nothing comes out that steers a terminal or turns the reading direction. */
class VisibleTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "größe 100 µs", "日本語", "line\nand\ttab", "😀"})
    void ordinary_text_stays_as_it_is(String text) {
        assertEquals(text, Visible.text(text));
    }

    @Test
    void escape_sequences_and_direction_marks_are_shown() {
        assertEquals("[U+001B][31mred", Visible.text("\u001b[31mred"));
        assertEquals("a[U+202E]b[U+2066]", Visible.text("a\u202eb\u2066"));
        assertEquals("[U+D800]", Visible.text("\ud800"));
        assertEquals("[U+0000]", Visible.text("\u0000"));
    }

    @Test
    void a_line_keeps_its_beginning_and_its_end() {
        String line = Visible.line("begin\n" + "x".repeat(1_000_000) + "\nend", 120);
        assertTrue(line.startsWith("begin x") && line.endsWith("x end") && line.length() <= 120, line);
    }
}
