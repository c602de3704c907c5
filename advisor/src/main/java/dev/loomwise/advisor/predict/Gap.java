package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.profile.WorkloadProfile.Start;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a profile reaches beyond what was measured.
 *
 * @param what in a few words
 * @param command what closes the gap
 */
public record Gap(String what, String command) {
    /** More than any preset's cells by so much that it is another regime: heap, collector, kernel tables. */
    private static final int MANY = 20_000;

    /** All gaps between a profile and what a run measured. */
    public static List<Gap> of(WorkloadProfile profile, Calibration calibration) {
        List<Gap> gaps = new ArrayList<>();
        int measured = calibration.machine().cores();
        int asked = profile.cores().orElse(measured);
        if (asked != measured) {
            gaps.add(new Gap(String.format(Locale.US, "%d cores, measured were %d", asked, measured),
                    "./loomwise bench on a machine with " + asked + " cores"));
        }
        if (profile.io() == Io.JDBC && calibration.fit("jdbc", ConcurrencyModel.VIRTUAL).isEmpty()) {
            gaps.add(new Gap("no database was measured", "./loomwise bench where PostgreSQL can be reached"));
        }
        if (profile.io() == Io.FILE && !FileReads.known(calibration)) {
            gaps.add(new Gap("files are taken from the page cache at the usual speed",
                    "./loomwise bench --preset quick"));
        }
        if (profile.tasks() > MANY) {
            gaps.add(new Gap(String.format(Locale.US, "more than %,d tasks", MANY),
                    "./loomwise bench --preset standard"));
        }
        if (profile.start() == Start.COLD && calibration.cold().isEmpty()) {
            gaps.add(new Gap("cold starts were measured elsewhere", "./loomwise bench --preset quick"));
        }
        return gaps;
    }
}
