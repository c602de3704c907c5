package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.stream.Collectors;

/** D1 to D4: data and background work. */
@AutoService(Claim.Family.class)
public final class DataClaims implements Claim.Family {
    private static final ConcurrencyModel[] WAITERS = {VIRTUAL, PLATFORM, ASYNC};
    private static final ConcurrencyModel[] FOUR = {SYNC, VIRTUAL, PLATFORM, ASYNC};
    private static final Ask SQLITE = Ask.of("sqlite", 100, "5ms", "0");
    private static final Ask BEFORE = Ask.of("jdbc", 10, "100ms", "1ms");
    private static final Ask AFTER = Ask.of("jdbc", 500, "20ms", "0");
    private static final Ask CACHED = Ask.of("file", 2000, "0", "0").with("bytes", "64KB");
    private static final Ask DISK = Ask.of("file-direct", 100, "0", "0").with("bytes", "64KB");
    private static final Ask FOREGROUND = Ask.of("background", 200, "5ms", "200us").with("rate", "100/s")
            .with("job", "200ms");
    /** So many times faster is worth the name of side by side. */
    private static final double WORTH = 1.5;
    private static final double TIE = 1.1;
    /** A foreground that is later than this has felt the jobs. */
    private static final double FELT_TIMES = 2;
    private static final double FELT_MS = 10;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim.Row("D1", "database queries side by side are faster, on SQLite (A5)", SQLITE.by(FOUR),
                        e -> sideBySide(e, SQLITE)),
                new Claim.Row("D2", "batches of queries gain from running together (A2), and most CRUD does well with "
                        + "synchronous access (A3)", Ask.all(BEFORE.by(FOUR), AFTER.by(WAITERS)),
                        DataClaims::postgres),
                new Claim.Row("D3", "reading files gains from running together (A1, A4, A5)",
                        Ask.all(CACHED.by(FOUR), DISK.by(FOUR)), DataClaims::files),
                new Claim.Row("D4", "background jobs do not block the main flow (A4)",
                        Ask.all(FOREGROUND.with("jobs", "0").by(FOUR), FOREGROUND.with("jobs", "20").by(FOUR)),
                        DataClaims::background));
    }

    private static Judgement sideBySide(Evidence evidence, Ask ask) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        boolean[] faster = new boolean[WAITERS.length];
        for (int i = 0; i < WAITERS.length; i++) {
            Estimate times = evidence.times(ask.by(SYNC), ask.by(WAITERS[i]));
            numbers.with(WAITERS[i].id() + "FasterTimes", times);
            faster[i] = times.point() >= WORTH;
        }
        Cell best = evidence.fastest(ask.by(WAITERS));
        return numbers.say(Verdict.of(faster), "100 queries are " + Say.times(evidence.times(ask.by(SYNC), best))
                + " faster under " + Evidence.name(best) + " than one after the other; worth it under: "
                + names(evidence, ask));
    }

    private static String names(Evidence evidence, Ask ask) {
        String names = ask.by(WAITERS).stream().filter(c -> evidence.times(ask.by(SYNC), c).point() >= WORTH)
                .map(Evidence::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static Judgement postgres(Evidence evidence) {
        Cell best = evidence.fastest(BEFORE.by(WAITERS));
        Estimate before = evidence.times(BEFORE.by(SYNC), best);
        Cell callbacks = AFTER.by(ASYNC);
        Cell blocking = evidence.fastest(AFTER.by(VIRTUAL, PLATFORM));
        Estimate after = evidence.times(blocking, callbacks);
        Judgement.Numbers numbers = new Judgement.Numbers().with("togetherFasterTimes", before)
                .with("blockingOverAsyncTimes", after);
        AFTER.by(WAITERS).forEach(c -> numbers.with(Evidence.name(c) + "BehindPoolMs", evidence.ms(c)));
        return numbers.say(Verdict.of(before.point() >= WORTH, after.point() <= TIE), "ten queries together are "
                + Say.times(before) + " faster than one after the other; once ten connections are the limit, blocking "
                + "access takes " + Say.times(after) + " as long as callbacks");
    }

    private static Judgement files(Evidence evidence) {
        Cell cached = evidence.fastest(CACHED.by(WAITERS));
        Cell disk = evidence.fastest(DISK.by(WAITERS));
        Estimate fromCache = evidence.times(CACHED.by(SYNC), cached);
        Estimate fromDisk = evidence.times(DISK.by(SYNC), disk);
        return new Judgement.Numbers().with("cachedFasterTimes", fromCache).with("diskFasterTimes", fromDisk)
                .say(Verdict.of(fromCache.point() >= WORTH, fromDisk.point() >= WORTH), "files in the page cache are "
                        + "read " + Say.times(fromCache) + " faster under " + Evidence.name(cached)
                        + " than one after the other, past the cache " + Say.times(fromDisk) + " under "
                        + Evidence.name(disk));
    }

    private static Judgement background(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (ConcurrencyModel model : FOUR) {
            numbers.with(model.id() + "AloneP99Ms", p99(evidence, "0", model));
            numbers.with(model.id() + "P99Ms", p99(evidence, "20", model));
        }
        String free = java.util.Arrays.stream(FOUR).filter(m -> !felt(evidence, m)).map(ConcurrencyModel::id)
                .collect(Collectors.joining(", "));
        return numbers.say(Verdict.of(!felt(evidence, ASYNC), !felt(evidence, VIRTUAL), !felt(evidence, PLATFORM)),
                "beside twenty external calls of 0.2 s the foreground's 99th percentile goes from "
                        + Say.ms(p99(evidence, "0", SYNC)) + " to " + Say.ms(p99(evidence, "20", SYNC))
                        + " under sync; it does not feel them under: " + (free.isEmpty() ? "none" : free)
                        + " (platform shares a pool of ten with the jobs)");
    }

    private static Estimate p99(Evidence evidence, String jobs, ConcurrencyModel model) {
        return evidence.figure(FOREGROUND.with("jobs", jobs).by(model), "p99");
    }

    private static boolean felt(Evidence evidence, ConcurrencyModel model) {
        double alone = p99(evidence, "0", model).point();
        return p99(evidence, "20", model).point() > Math.max(alone * FELT_TIMES, alone + FELT_MS);
    }
}
