package dev.loomwise.reports.page;

import com.google.auto.service.AutoService;
import dev.loomwise.reports.data.Measured;
import dev.loomwise.reports.data.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results that are not loomwise's own, as JMH gave them: by class, mode, unit and the parameters that all share. */
@AutoService(Section.class)
public final class ForeignSection implements Section {
    /** Pictures in all; a report must be made and open at once. */
    private static final int MOST_PICTURES = 40;

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Optional<Html> render(Study study) {
        String common = ForeignContents.commonPackage(study.foreign());
        Map<String, List<Measured>> groups = study.foreign().stream().collect(Collectors.groupingBy(
                m -> ForeignContents.className(m.benchmark()).substring(common.length()) + " · "
                        + ForeignContents.mode(m.mode())
                        + (m.unit().isEmpty() ? "" : ", " + m.unit()),
                LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        List<Figure> figures = new ArrayList<>();
        int each = Math.max(1, MOST_PICTURES / groups.size());
        List<String> headings = List.copyOf(groups.keySet());
        IntStream.range(0, headings.size()).parallel()
                .mapToObj(i -> new ForeignGroup(Objects.requireNonNull(groups.get(headings.get(i))))
                        .figures(headings.get(i), i < MOST_PICTURES ? each : 0))
                .toList().forEach(figures::addAll);
        return Optional.of(Templates.own("foreign", Map.of("figures", figures)));
    }
}
