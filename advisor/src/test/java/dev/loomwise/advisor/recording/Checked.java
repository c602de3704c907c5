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
    private static final double TAKEN_BY_OTHERS = 0.3;

    private Checked() {}

    static RecordingProfile profile(Programs.Recorded recorded) {
        return RecordingAnalysis.analyse(RecordingReader.read(recorded.file(), share -> {}));
    }

    /**
     * Records it again where the recording itself says that others took the cores: then neither side is the truth.
     *
     * @param group the beginning of its name: some servers have a number in it that is another one each time
     */
    static void check(Programs programs, String program, int jdk, String group, String model, String bottleneck,
            String... arguments) {
        assumeTrue(JavaHomes.java(jdk).isPresent(), "no JDK " + jdk + " here");
        for (int attempt = 1;; attempt++) {
            Programs.Recorded recorded = programs.record(program, jdk, arguments);
            RecordingProfile profile = profile(recorded);
            try {
                compare(program, recorded, profile, group, model, bottleneck);
                return;
            } catch (AssertionError e) {
                if (attempt == ATTEMPTS || profile.facts().allLoad() - profile.facts().jvmLoad() < TAKEN_BY_OTHERS) {
                    throw e;
                }
            }
        }
    }

    private static void compare(String program, Programs.Recorded recorded, RecordingProfile profile, String group,
            String model, String bottleneck) {
        GroupProfile found = profile.groups().stream().filter(g -> g.name().startsWith(group)).findFirst()
                .orElseThrow(() -> new AssertionError("no group " + group + " among "
                        + profile.groups().stream().map(GroupProfile::name).toList() + profile.notes()));
        List<Executable> all = new ArrayList<>();
        all.add(() -> assertEquals(Optional.of(found), profile.main(), "the group that the program is about"));
        all.add(() -> assertEquals(Optional.of(model), found.today().map(ConcurrencyModel::id)));
        for (String figure : List.of("tasks", "wait", "cpu", "inProgress", "rate")) {
            // A thread whose sleep is over still waits for a core, on a busy machine: the truth lies between both.
            double least = figure.equals("wait") && recorded.truth("least") > 0
                    ? recorded.truth("least")
                    : recorded.truth(figure);
            all.add(() -> near(figure, least, recorded.truth(figure), found,
                    figure.equals("wait") || figure.equals("cpu")
                            ? NEGLIGIBLE_MS
                            : 0));
        }
        // A shared machine may always have been busy with something else: that is named last, and is true.
        List<String> first = profile.bottlenecks().stream().map(Bottleneck::id).filter(b -> !b.equals("other-programs"))
                .limit(1).toList();
        all.add(() -> assertEquals(bottleneck.equals("none") ? List.of() : List.of(bottleneck), first,
                () -> "bottlenecks " + profile.bottlenecks()));
        assertAll(program + ", truth " + recorded.truth(), all);
    }

    private static void near(String figure, double least, double truth, GroupProfile group, double negligible) {
        double found = group.value(figure).orElseThrow(() -> new AssertionError(figure + " is open: " + group.open()));
        assertTrue(found >= least - Math.max(negligible, TOLERANCE * least)
                && found <= truth + Math.max(negligible, TOLERANCE * truth),
                () -> figure + " is " + truth + " in truth, and " + found + " in the recording; " + group.figures()
                        + group.waits());
    }
}
