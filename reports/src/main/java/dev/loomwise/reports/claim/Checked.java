package dev.loomwise.reports.claim;

import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import dev.loomwise.reports.data.Study;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A claim with what a run says about it. */
public record Checked(Claim claim, Judgement judgement) {
    /** Every claim, checked against {@code study}. */
    public static List<Checked> all(Study study) {
        Evidence evidence = new Evidence(study);
        return Claim.all().stream().map(claim -> new Checked(claim, judge(claim, evidence, study))).toList();
    }

    private static Judgement judge(Claim claim, Evidence evidence, Study study) {
        List<Cell> missing = claim.needs().stream().filter(c -> !evidence.has(c)).toList();
        if (!missing.isEmpty()) {
            return notMeasured(missing, study);
        }
        try {
            return claim.judge(evidence);
        } catch (Evidence.Missing e) {
            return new Judgement.Numbers().say(Verdict.NOT_MEASURED, e.getMessage() + "; "
                    + command(claim.needs()));
        }
    }

    /** Why the first of them is not there, and the command that measures all of them. */
    private static Judgement notMeasured(List<Cell> missing, Study study) {
        Optional<String> failed = missing.stream().map(c -> failure(c, study)).flatMap(Optional::stream).findFirst();
        String what = missing.getFirst().label() + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "");
        return new Judgement.Numbers().say(Verdict.NOT_MEASURED,
                failed.map(reason -> what + " failed: " + reason).orElse("the run has no " + what) + "; "
                        + command(missing));
    }

    private static Optional<String> failure(Cell cell, Study study) {
        return study.manifest().stream().flatMap(m -> m.failures().stream()).filter(f -> f.cell().equals(cell.label()))
                .map(f -> f.reason()).filter(Objects::nonNull).findFirst();
    }

    private static String command(List<Cell> cells) {
        List<String> workloads = cells.stream().map(Cell::workload).distinct().toList();
        boolean impossible = workloads.stream().map(Workload::named).flatMap(Optional::stream)
                .anyMatch(w -> w.unavailable().isPresent());
        return "measure it with: ./loomwise bench --preset standard --workload " + String.join(",", workloads)
                + (impossible ? " (bench --list says what that needs on this machine)" : "");
    }
}
