package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;

/** P1 to P5: pitfalls. */
@AutoService(Claim.Family.class)
public final class PitfallClaims implements Claim.Family {
    private static final Ask WAITS = Ask.of("timer", 40, "20ms", "0");
    private static final Ask BLOCKED = Ask.of("blocked-stage", 40, "20ms", "0");
    private static final Ask LOST = Ask.of("lost-future", 40, "1ms", "0");
    private static final Ask FORGOTTEN = Ask.of("fire-and-forget", 10, "300ms", "0");
    private static final Ask WRAPPED = Ask.of("blocking-api", 1000, "50ms", "0");
    private static final Ask NESTED = Ask.of("nested-join", 40, "1ms", "0").inFlight(10);
    private static final double DAMAGE = 2;
    /** More than the noise between two models that do the same. */
    private static final double MORE = 1.02;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim.Row("P1", "one blocking call in the loop stalls everything (A2, A3, A5)",
                        Ask.all(WAITS.by(VIRTUAL, ASYNC), List.of(BLOCKED.by(ASYNC))), PitfallClaims::blocked),
                new Claim.Row("P2", "a coroutine that nobody awaits: its failure is lost (A3, A5)",
                        List.of(LOST.by(ASYNC)),
                        PitfallClaims::lost),
                new Claim.Row("P3", "fire-and-forget tasks are gone before they end (A3)", FORGOTTEN.by(VIRTUAL, ASYNC),
                        PitfallClaims::forgotten),
                new Claim.Row("P4", "sync and async mixed: the wrapping costs more than it gives (A3, A4)",
                        WRAPPED.by(VIRTUAL, PLATFORM, ASYNC), PitfallClaims::wrapped),
                new Claim.Row("P5", "a loop inside a loop: joining in a bounded pool starves it (A5)",
                        NESTED.by(VIRTUAL, PLATFORM, FORKJOIN), PitfallClaims::nested));
    }

    private static Judgement blocked(Evidence evidence) {
        Estimate times = evidence.times(BLOCKED.by(ASYNC), WAITS.by(ASYNC));
        return new Judgement.Numbers().with("slowerTimes", times).with("blockedMs", evidence.ms(BLOCKED.by(ASYNC)))
                .with("asyncMs", evidence.ms(WAITS.by(ASYNC))).with("virtualMs", evidence.ms(WAITS.by(VIRTUAL)))
                .say(times.point() >= DAMAGE ? Verdict.HOLDS : Verdict.FAILS, "40 waits take " + Say.times(times)
                        + " as long when each blocks its stage; under virtual threads the same blocking call takes "
                        + Say.ms(evidence.ms(WAITS.by(VIRTUAL))));
    }

    private static Judgement lost(Evidence evidence) {
        Estimate failed = evidence.figure(LOST.by(ASYNC), "failedCount");
        Estimate noticed = evidence.figure(LOST.by(ASYNC), "noticedCount");
        Estimate joined = evidence.figure(LOST.by(ASYNC), "noticedJoinedCount");
        return new Judgement.Numbers().with("failedCount", failed).with("noticedCount", noticed)
                .with("noticedJoinedCount", joined)
                .say(Verdict.of(noticed.point() < failed.point()), "of " + Say.number(failed.point())
                        + " failures the program noticed " + Say.number(noticed.point()) + " without joining and "
                        + Say.number(joined.point()) + " with it");
    }

    private static Judgement forgotten(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        double lost = 0;
        double structured = 0;
        for (Cell cell : FORGOTTEN.by(VIRTUAL, ASYNC)) {
            Estimate here = evidence.figure(cell, "lostCount");
            Estimate awaited = evidence.figure(cell, "lostStructuredCount");
            numbers.with(Evidence.name(cell) + "LostCount", here)
                    .with(Evidence.name(cell) + "LostStructuredCount", awaited);
            lost += here.point();
            structured += awaited.point();
        }
        return numbers.say(Verdict.of(lost > 0, structured == 0), "of 20 tasks " + Say.number(lost)
                + " were lost when the program ended without waiting, " + Say.number(structured)
                + " with the structured pattern");
    }

    private static Judgement wrapped(Evidence evidence) {
        Estimate slower = evidence.times(WRAPPED.by(ASYNC), WRAPPED.by(VIRTUAL));
        Estimate pool = evidence.times(WRAPPED.by(ASYNC), WRAPPED.by(PLATFORM));
        Estimate memory = evidence.figure(WRAPPED.by(ASYNC), "peakRss");
        Estimate virtual = evidence.figure(WRAPPED.by(VIRTUAL), "peakRss");
        return new Judgement.Numbers().with("overVirtualTimes", slower).with("overPlatformTimes", pool)
                .with("asyncPeakMb", memory).with("virtualPeakMb", virtual)
                .say(Verdict.of(slower.low() > MORE, memory.point() > virtual.point() * MORE), "1000 calls of a library"
                        + " that only blocks take " + Say.times(slower) + " as long wrapped for callbacks as on virtual"
                        + " threads, with " + Say.number(memory.point()) + " MB against "
                        + Say.number(virtual.point()) + " MB");
    }

    private static Judgement nested(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (Cell cell : NESTED.by(VIRTUAL, PLATFORM, FORKJOIN)) {
            numbers.with(Evidence.name(cell) + "EndedCount", evidence.figure(cell, "endedCount"));
        }
        boolean starved = evidence.figure(NESTED.by(PLATFORM), "starvedShare").point() > 0.5;
        boolean free = evidence.figure(NESTED.by(VIRTUAL), "starvedShare").point() < 0.5;
        return numbers.say(Verdict.of(starved, free), "of 40 tasks that join another in the same pool "
                + Say.number(evidence.figure(NESTED.by(PLATFORM), "endedCount").point())
                + " end in a pool of ten before its time limit, "
                + Say.number(evidence.figure(NESTED.by(VIRTUAL), "endedCount").point()) + " on virtual threads");
    }
}
