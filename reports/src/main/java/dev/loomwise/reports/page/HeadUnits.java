package dev.loomwise.reports.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unit that all numbers of a column share stands once, in its head; a column of several units keeps them in its cells. */
final class HeadUnits {
    /** Behind a number, and before nothing, the other end of an interval, or half its width, whose % is not a value's. */
    private static final Pattern UNIT = Pattern
            .compile("(?<=\\d)(?<!±\\d{1,6}) (ns|us|ms|s|min|h|B|kB|KB|MB|GB|%)(?=$| to | ±)");
    private static final Pattern NUMBER = Pattern.compile("\\d");

    private HeadUnits() {}

    static Table of(Table table) {
        List<Table.Column> columns = new ArrayList<>(table.columns());
        List<List<String>> rows = new ArrayList<>(table.rows().stream().map(r -> new ArrayList<>(r.cells())).toList());
        for (int i = 1; i < columns.size(); i++) {
            int column = i;
            Table.Column old = columns.get(i);
            Optional<String> unit = old.css().equals("text") || old.css().equals("left")
                    ? Optional.empty()
                    : shared(rows.stream().map(r -> r.get(column)).toList());
            if (unit.isPresent()) {
                columns.set(i, new Table.Column(old.title() + ", " + unit.get(), old.css()));
                rows.forEach(r -> r.set(column, UNIT.matcher(r.get(column)).replaceAll("")));
            }
        }
        List<Table.Row> stripped = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            stripped.add(new Table.Row(table.rows().get(i).css(), rows.get(i)));
        }
        return new Table(columns, stripped);
    }

    private static Optional<String> shared(List<String> cells) {
        Set<String> units = new HashSet<>();
        for (String cell : cells) {
            Matcher unit = UNIT.matcher(cell);
            boolean none = true;
            while (unit.find()) {
                units.add(unit.group(1));
                none = false;
            }
            if (none && NUMBER.matcher(cell).find()) {
                return Optional.empty();
            }
        }
        return units.size() == 1 ? units.stream().findFirst() : Optional.empty();
    }
}
