package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Io;
import dev.loomwise.advisor.trial.Candidate;
import dev.loomwise.advisor.trial.Run;
import dev.loomwise.advisor.trial.Trialled;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.stats.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reading a file costs that the page cache holds, opened, read whole and closed: computing and no wait. Two sizes read
 * one after the other give a straight line, and reads through a channel what that adds.
 *
 * @param openNs CPU of a read of no bytes, nanoseconds
 * @param byteNs CPU of each byte, nanoseconds
 * @param channelNs CPU that an asynchronous channel adds to a read: it has threads of its own, which do the same reads for it
 */
record FileReads(double openNs, double byteNs, double channelNs) {
    /** Where nothing was measured: seen with 4 KB to 8 MB on two cores under JDK 25. */
    static final FileReads USUAL = new FileReads(4_000, 0.06, 35_000);

    private static final String IO = "file";
    /** A size between the measured ones, run for real under four models, was off by 0 to 11 %. */
    private static final double ERROR = 0.1;
    private static final double NO_MB = 0;

    /** Those of that machine, or the usual ones. */
    static FileReads of(Calibration calibration) {
        Optional<Costs> plain = calibration.fit(IO, ConcurrencyModel.SYNC).map(Calibration.Fit::costs);
        Optional<Costs> channel = calibration.fit(IO, ConcurrencyModel.ASYNC).map(Calibration.Fit::costs);
        return plain.isEmpty() || channel.isEmpty()
                ? USUAL
                : new FileReads(plain.get().of(Cost.READ), plain.get().of(Cost.READ_BYTE),
                        Math.max(0, channel.get().of(Cost.READ) - plain.get().of(Cost.READ)));
    }

    /** Whether that machine's were measured. */
    static boolean known(Calibration calibration) {
        return calibration.fit(IO, ConcurrencyModel.SYNC).isPresent();
    }

    /** CPU time of a task's reads, one a step; 0 for what reads no file. */
    double cpuNanos(WorkloadProfile profile, ConcurrencyModel model, int steps) {
        if (profile.io() != Io.FILE) {
            return 0;
        }
        boolean channel = model == ConcurrencyModel.ASYNC && profile.api() == WorkloadProfile.Api.BOTH;
        return steps * (openNs + byteNs * profile.bytes() + (channel ? channelNs : 0));
    }

    /** How far off a time is at least because of its reads: a relative deviation, 0 for what reads no file. */
    static double error(WorkloadProfile profile) {
        return profile.io() == Io.FILE ? ERROR : 0;
    }

    /** Whether that tells what reading costs. */
    static boolean taughtBy(Trialled tried) {
        return tried.io().equals(IO);
    }

    /**
     * What is kept of them in a calibration.
     *
     * @param cores that {@code async} had
     * @return nothing where two sizes were not read one after the other, and one of them through channels
     */
    static Map<String, Calibration.Fit> fits(List<Trialled> warm, int cores) {
        List<Trialled> read = warm.stream().filter(FileReads::taughtBy)
                .sorted(Comparator.comparingLong(t -> t.profile().bytes())).toList();
        if (read.size() < 2) {
            return Map.of();
        }
        Trialled small = read.getFirst();
        Trialled large = read.getLast();
        Optional<Double> one = perTaskNs(small, ConcurrencyModel.SYNC, 1);
        Optional<Double> other = perTaskNs(large, ConcurrencyModel.SYNC, 1);
        Optional<Double> channel = perTaskNs(small, ConcurrencyModel.ASYNC, cores);
        if (one.isEmpty() || other.isEmpty() || channel.isEmpty()
                || small.profile().bytes() == large.profile().bytes()) {
            return Map.of();
        }
        double bytes = (double) large.profile().bytes() - small.profile().bytes();
        double each = Math.max(0, (other.get() - one.get()) / bytes);
        double open = Math.max(0, one.get() - each * small.profile().bytes());
        double through = Math.max(open, channel.get() - each * small.profile().bytes());
        return Map.of(key(ConcurrencyModel.SYNC), fit(open, each, small), key(ConcurrencyModel.ASYNC),
                fit(through, each, small));
    }

    /** CPU per task, where so many cores have nothing else to do and never wait. */
    private static Optional<Double> perTaskNs(Trialled tried, ConcurrencyModel model, int cores) {
        for (Candidate candidate : tried.plan().candidates()) {
            if (candidate.model() == model) {
                double[] ms = tried.runs().getOrDefault(candidate, List.of()).stream().mapToDouble(Run::timeMs)
                        .toArray();
                return Optional.of(Samples.median(ms) * 1e6 * cores / tried.profile().tasks()
                        - tried.profile().cpu().toNanos());
            }
        }
        return Optional.empty();
    }

    private static String key(ConcurrencyModel model) {
        return IO + "/" + model.id();
    }

    private static Calibration.Fit fit(double open, double each, Trialled of) {
        return new Calibration.Fit(Costs.FREE.with(Cost.READ, open).with(Cost.READ_BYTE, each), ERROR, 2,
                of.profile().tasks(), NO_MB, NO_MB);
    }
}
