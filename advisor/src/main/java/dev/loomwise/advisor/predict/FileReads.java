package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.bench.model.ConcurrencyModel;

/**
 * What reading a file costs that the page cache holds: computing and no wait. Opened, read whole and closed; measured with 4
 * KB to 8 MB on two cores under JDK 25 (the {@code file} workload measures it anew).
 */
final class FileReads {
    private static final double OPEN_NS = 4_000;
    private static final double PER_BYTE_NS = 0.06;
    /** An asynchronous channel has threads of its own, which do the same reads for it. */
    private static final double ASYNC_NS = 35_000;

    private FileReads() {}

    /** CPU time of a task's reads, one a step; 0 for what reads no file. */
    static double cpuNanos(WorkloadProfile profile, ConcurrencyModel model, int steps) {
        if (profile.io() != Io.FILE) {
            return 0;
        }
        boolean channel = model == ConcurrencyModel.ASYNC && profile.api() == WorkloadProfile.Api.BOTH;
        return steps * (OPEN_NS + PER_BYTE_NS * profile.bytes() + (channel ? ASYNC_NS : 0));
    }
}
