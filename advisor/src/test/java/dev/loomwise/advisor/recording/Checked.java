package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingAnalysis;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** Sets what a recording tells beside what its program measured. */
final class Checked {
    private static final double TOLERANCE = 0.15;
    /** Times this short are the JVM's own: a difference says nothing. */
    private static final double NEGLIGIBLE_MS = 0.75;
    private static final int ATTEMPTS = 3;

    private Checked() {}

    static RecordingProfile profile(Programs.Recorded recorded) {
        return RecordingAnalysis.analyse(RecordingReader.read(recorded.file(), share -> {}));
    }

    /**
     * Sets a program beside its recording. Numbers are times of a machine that others may hold up without being seen, as the
     * host of a virtual one does: what is off once is tried again, and a real fault is off each time. What the program is
     * must be right at once.
     *
     * @param group the beginning of its name: some servers have a number in it that is another one each time
     */
    static void check(Programs programs, String program, int jdk, String group, String model, String bottleneck,
            String... arguments) {
        assumeTrue(JavaHomes.java(jdk).isPresent(), "no JDK " + jdk + " here");
        for (int attempt = 1;; attempt++) {
            Programs.Recorded recorded = programs.record(program, jdk, arguments);
            RecordingProfile profile = profile(recorded);
            GroupProfile found = profile.groups().stream().filter(g -> g.name().startsWith(group)).findFirst()
                    .orElseThrow(() -> new AssertionError("no group " + group + " among "
                            + profile.groups().stream().map(GroupProfile::name).toList() + profile.notes()));
            assertEquals(Optional.of(model), found.today().map(ConcurrencyModel::id));
            try {
                compare(program, recorded, profile, found, bottleneck);
                return;
            } catch (AssertionError e) {
                System.out.println("ATTEMPT " + attempt + " of " + ATTEMPTS + ": " + e.getMessage());
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void compare(String program, Programs.Recorded recorded, RecordingProfile profile,
            GroupProfile found, String bottleneck) {
        List<Executable> all = new ArrayList<>();
        all.add(() -> assertEquals(Optional.of(found), profile.main(), "the group that the program is about"));
        for (String figure : List.of("tasks", "wait", "cpu", "inProgress", "rate")) {
            // A thread whose sleep is over still waits for a core, on a busy machine: the truth lies between both.
            double least = figure.equals("wait") && recorded.truth("least") > 0
                    ? recorded.truth("least")
                    : recorded.truth(figure);
            double most = recorded.truth(figure.equals("cpu") ? "mostCpu" : figure);
            double negligible = figure.equals("wait") || figure.equals("cpu") ? NEGLIGIBLE_MS : 0;
            all.add(() -> near(figure, least, most, found, negligible));
        }
        // A shared machine may always have been busy with something else: that is named last, and is true.
        List<String> first = profile.bottlenecks().stream().map(Bottleneck::id).filter(b -> !b.equals("other-programs"))
                .limit(1).toList();
        all.add(() -> assertEquals(bottleneck.equals("none") ? List.of() : List.of(bottleneck), first,
                () -> "bottlenecks " + profile.bottlenecks()));
        assertAll(program + ", truth " + recorded.truth(), all);
    }

    private static void near(String figure, double least, double most, GroupProfile group, double negligible) {
        double found = group.value(figure).orElseThrow(() -> new AssertionError(figure + " is open: " + group.open()));
        assertTrue(found >= least - Math.max(negligible, TOLERANCE * least)
                && found <= most + Math.max(negligible, TOLERANCE * most),
                () -> figure + " is " + least + " to " + most + " in truth, and " + found + " in the recording; "
                        + group.figures() + group.waits());
    }
}
