package dev.loomwise.advisor.advice;

import dev.loomwise.advisor.predict.Gap;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Decimals;
import dev.loomwise.bench.unit.Units;
import dev.loomwise.reports.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer says beside the choice, a line each, the same in every form that people read. */
final class Extras {
    private static final int TURNING_POINTS = 2;

    private Extras() {}

    /** By title, in the order of reading; empty where there is nothing to say. */
    static Map<String, String> lines(Recommendation advice) {
        Map<String, String> lines = new LinkedHashMap<>();
        moved(advice).ifPresent(line -> lines.put("Move", line));
        rates(advice).ifPresent(line -> lines.put("Rate", line));
        advice.today().ifPresent(today -> lines.put("Today", today.sentence()));
        turningPoints(advice.turningPoints()).ifPresent(line -> lines.put("Turns", line));
        return lines;
    }

    /** What a bridge computes on its pool. */
    private static Optional<String> moved(Recommendation advice) {
        List<WorkloadProfile.TaskClass> heavy = advice.profile().mix().stream().filter(advice.profile()::heavy)
                .toList();
        if (advice.chosen().model() != ConcurrencyModel.BRIDGE || heavy.isEmpty()) {
            return Optional.empty();
        }
        String what = String.join(", and ", heavy.stream().map(c -> "the " + Comparison.percent(c.share())
                + " that compute " + Units.readable(c.cpu().toNanos() / 1e6)).toList());
        return Optional.of("To the pool go " + what + "; the rest computes where it waits.");
    }

    private static Optional<String> rates(Recommendation advice) {
        Prediction chosen = advice.chosen();
        Optional<String> carried = chosen.sustainableRate()
                .map(e -> "It carries " + perSecond(e) + " before its queue grows without end");
        Optional<String> goal = advice.profile().goalP99().flatMap(g -> chosen.service().goalRate())
                .map(e -> "; the goal holds up to " + perSecond(e));
        return carried.map(c -> c + goal.orElse(goalMissed(advice)) + ".");
    }

    private static String goalMissed(Recommendation advice) {
        return advice.profile().goalP99().isPresent() ? "; the goal is not met at any rate" : "";
    }

    private static String perSecond(Estimate e) {
        return rounded(e.point()) + " requests/s (" + rounded(e.low()) + " to " + rounded(e.high()) + ")";
    }

    /** Three digits. */
    private static String rounded(double rate) {
        if (rate < 10) {
            return Decimals.fixed(rate, 2);
        }
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(rate)) - 2));
        return Decimals.grouped(Math.round(rate / unit) * unit);
    }

    private static Optional<String> turningPoints(List<TurningPoint> points) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        String nearest = String.join("; ", points.stream().limit(TURNING_POINTS).map(TurningPoint::sentence).toList());
        return Optional.of(Character.toUpperCase(nearest.charAt(0)) + nearest.substring(1) + ".");
    }

    /** How far one may go from the recommended setting, to be put behind it. */
    static String flat(Prediction p) {
        return p.flat().filter(f -> f.high() > f.low())
                .map(f -> f.setting().equals("permits") && p.settings().permits() == 0
                        ? " (a limit of " + Decimals.grouped(f.low()) + " or more costs next to nothing)"
                        : " (anything from " + Decimals.grouped(f.low()) + " to " + Decimals.grouped(f.high())
                                + " does as well)")
                .orElse("");
    }

    /** Where the profile reaches beyond what was measured. */
    static String beyond(Recommendation advice) {
        List<Gap> gaps = advice.gaps();
        if (gaps.isEmpty()) {
            return " This profile reaches beyond what was measured, and the intervals are wider for it.";
        }
        String what = String.join("; ", gaps.stream().map(Gap::what).toList());
        String command = String.join("; ", gaps.stream().map(Gap::command).distinct().toList());
        return " This profile reaches beyond what was measured (" + what + "), and the intervals are wider for it; "
                + command + " would close the gap.";
    }
}
