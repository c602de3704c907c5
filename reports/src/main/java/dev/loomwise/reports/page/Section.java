package dev.loomwise.reports.page;

import dev.loomwise.reports.data.Study;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A part of the page. Found by {@link ServiceLoader}, so that a module that knows more adds its own: one class and one
 * line in {@code META-INF/services/dev.loomwise.reports.page.Section}.
 */
public interface Section {
    /** Place in the page, smallest first: summary 10, machine 20, workloads 30, scaling 40, raw numbers 90. */
    int order();

    /** A {@code <section>} with an {@code <h2>}; empty when this study has nothing to show here. */
    Optional<Html> render(Study study);

    /** All sections, in their order. */
    static List<Section> all() {
        return ServiceLoader.load(Section.class, Section.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get).sorted(Comparator.comparingInt(Section::order)).toList();
    }
}
