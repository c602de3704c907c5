package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.BRIDGE;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;

/** C1 to C5: computing. */
@AutoService(Claim.Family.class)
public final class CpuClaims implements Claim.Family {
    private static final ConcurrencyModel[] FIVE = {SYNC, VIRTUAL, PLATFORM, FORKJOIN, ASYNC};
    /** As wide as the cores. */
    private static final ConcurrencyModel[] POOLS = {PLATFORM, FORKJOIN};
    private static final Ask ONE_JOB = Ask.of("sum-squares", 1, "0", "0").with("size", "10000000");
    private static final Ask PARTS = Ask.of("sum-squares", 64, "0", "0").with("size", "10000000");
    private static final List<Ask> KERNELS = List.of(Ask.of("mandelbrot", 64, "0", "0").with("size", "600"),
            Ask.of("matrix", 64, "0", "0").with("size", "400"),
            Ask.of("merge-sort", 64, "0", "0").with("size", "1000000"),
            Ask.of("hashing", 64, "0", "0").with("size", "400"));
    private static final Ask CHUNKS = Ask.of("cpu", 40, "0", "2ms");
    private static final Ask MIXED = Ask.of("timer", 400, "20ms", "500us");
    private static final Ask PUSHES = Ask.of("dashboard", 200, "0", "50us").with("rate", "100/s").with("job", "100ms")
            .with("jobs", "20");
    /** Less than that is nothing gained. */
    private static final double NOTHING = 1.1;
    /** Of what the cores could give. */
    private static final double MOST = 0.75;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim.Row("C1", "the sum of squares gains nothing from async (A3)", ONE_JOB.by(FIVE),
                        CpuClaims::oneJob),
                new Claim.Row("C2", "chunks of numbers mapped over a pool of processes use all cores (A5)",
                        PARTS.by(FIVE), e -> pool(e, PARTS, "64 parts of the sum")),
                new Claim.Row("C3", "pictures and numbers belong on as many workers as cores (A4)",
                        KERNELS.stream().flatMap(k -> k.by(FIVE).stream()).toList(), CpuClaims::kernels),
                new Claim.Row("C4",
                        "a loop for the waiting and a pool for the computing is the way for mixed work (A3)",
                        Ask.all(MIXED.by(VIRTUAL, BRIDGE, PLATFORM, ASYNC), PUSHES.by(VIRTUAL, BRIDGE, PLATFORM,
                                ASYNC)),
                        CpuClaims::bridge),
                new Claim.Row("C5", "threads do not help computing (A3)", CHUNKS.by(SYNC, PLATFORM),
                        CpuClaims::threads));
    }

    private static Judgement oneJob(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (Cell cell : ONE_JOB.by(VIRTUAL, PLATFORM, FORKJOIN, ASYNC)) {
            numbers.with(Evidence.name(cell) + "FasterTimes", evidence.times(ONE_JOB.by(SYNC), cell));
        }
        Estimate async = evidence.times(ONE_JOB.by(SYNC), ONE_JOB.by(ASYNC));
        Estimate split = evidence.times(ONE_JOB.by(SYNC), ONE_JOB.by(FORKJOIN));
        return numbers.say(async.point() <= NOTHING ? Verdict.HOLDS : Verdict.FAILS, "one job of computing is "
                + Say.times(async) + " as fast under async as one after the other; split by forkjoin "
                + Say.times(split) + " on " + evidence.cores() + " cores");
    }

    static Judgement pool(Evidence evidence, Ask ask, String what) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (Cell cell : ask.by(VIRTUAL, PLATFORM, FORKJOIN, ASYNC)) {
            numbers.with(Evidence.name(cell) + "FasterTimes", evidence.times(ask.by(SYNC), cell));
        }
        Cell best = evidence.fastest(ask.by(POOLS));
        Estimate faster = evidence.times(ask.by(SYNC), best);
        double ofCores = faster.point() / evidence.cores();
        return numbers.with("ofCoresShare", ofCores).say(Verdict.of(ofCores >= MOST, faster.point() > NOTHING), what
                + " run " + Say.times(faster) + " faster under " + Evidence.name(best) + ", "
                + Say.percent(ofCores) + " of what " + evidence.cores() + " cores could give");
    }

    private static Judgement kernels(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        boolean[] use = new boolean[KERNELS.size()];
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < use.length; i++) {
            Ask kernel = KERNELS.get(i);
            Cell best = evidence.fastest(kernel.by(POOLS));
            Estimate faster = evidence.times(kernel.by(SYNC), best);
            numbers.with(kernel.workload() + "FasterTimes", faster);
            use[i] = faster.point() / evidence.cores() >= MOST;
            said.append(i == 0 ? "" : ", ").append(kernel.workload()).append(' ').append(Say.number(faster.point()));
        }
        return numbers.say(Verdict.of(use), "in 64 parts on a pool as wide as " + evidence.cores()
                + " cores, times faster than one thread: " + said);
    }

    private static Judgement bridge(Evidence evidence) {
        Cell single = evidence.fastest(MIXED.by(VIRTUAL, PLATFORM, ASYNC));
        Estimate batch = evidence.times(MIXED.by(BRIDGE), single);
        Cell soonest = evidence.least(PUSHES.by(VIRTUAL, PLATFORM, ASYNC), "p99");
        Estimate bridge = evidence.figure(PUSHES.by(BRIDGE), "p99");
        double later = bridge.point() / evidence.figure(soonest, "p99").point();
        Judgement.Numbers numbers = new Judgement.Numbers().with("batchOverBestSingleTimes", batch)
                .with("latencyOverBestSingleTimes", later).with("bridgeP99Ms", bridge);
        for (Cell cell : PUSHES.by(VIRTUAL, PLATFORM, ASYNC)) {
            numbers.with(Evidence.name(cell) + "P99Ms", evidence.figure(cell, "p99"));
        }
        return numbers.say(Verdict.of(batch.point() <= NOTHING, later <= NOTHING), "against the best single model, two "
                + "pools take " + Say.times(batch) + " as long for a batch of waiting and computing ("
                + Evidence.name(single) + "), and " + Say.times(later)
                + " the latency where short requests meet long computing (" + Evidence.name(soonest) + ")");
    }

    private static Judgement threads(Evidence evidence) {
        Estimate faster = evidence.times(CHUNKS.by(SYNC), CHUNKS.by(PLATFORM));
        return new Judgement.Numbers().with("fasterTimes", faster)
                .say(faster.point() <= NOTHING ? Verdict.HOLDS : Verdict.FAILS, "a pool of threads computes "
                        + Say.times(faster) + " as fast as one thread on " + evidence.cores()
                        + " cores; Java has no interpreter lock");
    }
}
