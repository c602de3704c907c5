package dev.loomwise.reports.claim;

import dev.loomwise.reports.data.Csv;
import dev.loomwise.reports.stats.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The claims for a terminal, for Markdown and for a spreadsheet. */
public final class ClaimsText {
    private ClaimsText() {}

    /** Each claim with its verdict, its reason and its numbers. */
    public static String text(String run, List<Checked> claims) {
        StringBuilder out = new StringBuilder("Run " + run + ": " + tally(claims) + "\n");
        for (Checked checked : claims) {
            out.append(String.format(Locale.ROOT, "%n%-4s %s%n     %s: %s%n", checked.claim().id(),
                    checked.claim().says(), checked.judgement().verdict().words(), checked.judgement().why()));
            if (!checked.judgement().measured().isEmpty()) {
                out.append("     ").append(numbers(checked.judgement())).append('\n');
            }
        }
        return out.toString();
    }

    /** A table that can be pasted. */
    public static String markdown(String run, List<Checked> claims) {
        StringBuilder out = new StringBuilder("**Run " + cell(run) + "**: " + tally(claims)
                + "\n\n| id | the articles | verdict | why | measured |\n|---|---|---|---|---|\n");
        for (Checked checked : claims) {
            out.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |%n", checked.claim().id(),
                    cell(checked.claim().says()), checked.judgement().verdict().words(),
                    cell(checked.judgement().why()), cell(numbers(checked.judgement()))));
        }
        return out.toString();
    }

    /** A line for each claim, with as many measured numbers as it has in one field. */
    public static String csv(List<Checked> claims) {
        return Csv.line(List.of("id", "claim", "verdict", "why", "measured")) + claims.stream()
                .map(c -> Csv.line(List.of(c.claim().id(), c.claim().says(), c.judgement().verdict().words(),
                        c.judgement().why(), numbers(c.judgement()))))
                .collect(Collectors.joining());
    }

    /** {@code 37 claims: 20 hold, 9 hold within limits, …}. */
    public static String tally(List<Checked> claims) {
        return claims.size() + " claims: " + Arrays.stream(Verdict.values())
                .map(v -> v.counted(claims.stream().filter(c -> c.judgement().verdict() == v).count()))
                .collect(Collectors.joining(", "));
    }

    static String numbers(Judgement judgement) {
        return judgement.measured().entrySet().stream().map(e -> e.getKey() + " " + value(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String value(Estimate e) {
        String point = Say.number(e.point());
        String low = Say.number(e.low());
        String high = Say.number(e.high());
        return low.equals(high) ? point : point + " (" + low + " to " + high + ")";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
