package dev.loomwise.reports.page;

import dev.loomwise.bench.unit.Discovered;
import dev.loomwise.reports.data.Study;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part of the page. Found by {@link Discovered}, so that a module that knows more adds its own: one class with
 * {@code @AutoService(Section.class)}.
 */
public interface Section {
    /** Place in the page, smallest first: summary 10, machine 20, workloads 30, other benchmarks 40,
     * decision map 50, what if 55, claims 60, accuracy 70, method 80, raw numbers 90. */
    int order();

    /** A {@code <section>} with an {@code <h2>}; empty when this study has nothing to show here. */
    Optional<Html> render(Study study);

    /**
     * JavaScript that makes the section more than it is without, or nothing. It stands at the end of the page, which
     * allows this very text and no other.
     */
    default String script() {
        return "";
    }

    /** All sections, in their order. */
    static List<Section> all() {
        return Discovered.of(Section.class).stream().sorted(Comparator.comparingInt(Section::order)).toList();
    }
}
