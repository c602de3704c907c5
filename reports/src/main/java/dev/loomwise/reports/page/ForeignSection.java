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
import java.util.TreeMap;
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
        String common = commonPackage(study.foreign());
        Map<String, List<Measured>> groups = study.foreign().stream().collect(Collectors.groupingBy(
                m -> className(m.benchmark()).substring(common.length()) + " · " + mode(m.mode())
                        + (m.unit().isEmpty() ? "" : ", " + m.unit()),
                LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> shared = shared(study.foreign());
        List<Figure> figures = new ArrayList<>();
        int each = Math.max(1, MOST_PICTURES / groups.size());
        List<String> headings = List.copyOf(groups.keySet());
        IntStream.range(0, headings.size()).parallel()
                .mapToObj(i -> new ForeignGroup(Objects.requireNonNull(groups.get(headings.get(i))))
                        .figures(headings.get(i), i < MOST_PICTURES ? each : 0))
                .toList().forEach(figures::addAll);
        String from = common.isEmpty() ? "" : "All are from " + common.substring(0, common.length() - 1) + ". ";
        return Optional.of(Templates.own("foreign", Map.of("figures", figures, "shared", from + (shared.isEmpty()
                ? ""
                : "All of them with " + shared.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(", ")) + "."))));
    }

    /** Parameters that have one value in the whole file. */
    private static Map<String, String> shared(List<Measured> entries) {
        Map<String, String> shared = new TreeMap<>(entries.getFirst().params());
        entries.forEach(m -> shared.entrySet().removeIf(e -> !e.getValue().equals(m.params().get(e.getKey()))));
        return shared;
    }

    /** The package of all of them with its dot, which no heading needs to repeat; empty where they share none. */
    private static String commonPackage(List<Measured> entries) {
        List<String> names = entries.stream().map(m -> className(m.benchmark())).distinct().toList();
        if (names.isEmpty()) {
            return "";
        }
        String first = names.getFirst();
        String common = first.substring(0, first.lastIndexOf('.') + 1);
        for (String name : names) {
            while (!name.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('.', common.length() - 2) + 1);
            }
        }
        return common;
    }

    private static String className(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        return dot < 0 ? benchmark : benchmark.substring(0, dot);
    }

    private static String mode(String mode) {
        return switch (mode) {
            case "thrpt" -> "throughput";
            case "avgt" -> "average time";
            case "sample" -> "sampled time";
            case "ss" -> "single shot";
            default -> mode;
        };
    }
}
