package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.FORKJOIN;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.Optional;

/** R1 to R3: rules of thumb about how much waits and how many there are. */
@AutoService(Claim.Family.class)
public final class RuleClaims implements Claim.Family {
    private static final Sweep WAITING = Sweep.overWaiting();
    private static final Sweep CONCURRENCY = Sweep.overConcurrency();
    private static final Ask CHUNKS = Ask.of("cpu", 40, "0", "2ms");
    private static final Ask TEN_THOUSAND = Ask.of("timer", 10_000, "50ms", "0");
    private static final Ask HUNDRED_THOUSAND = Ask.of("timer", 100_000, "500ms", "0");
    /** Below that, sync is good enough. */
    private static final double WORTH = 1.05;
    /** Who is twice as fast pays for himself. */
    private static final double PAYS = 2;
    /** Of the physical limit: still a sweet spot. */
    private static final double SWEET = 1.5;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim.Row("R1", "less than half of the time waiting: stay synchronous (A1)", WAITING.needs(),
                        RuleClaims::waiting),
                new Claim.Row("R2", "below 10 at once sync is fine, 10 to 1000 async pays, computing wants processes "
                        + "(A5)", Ask.all(CONCURRENCY.needs(), CHUNKS.by(VIRTUAL, FORKJOIN)), RuleClaims::concurrency),
                new Claim.Row("R3", "below 100 sync is simpler, 100 to 10,000 is the sweet spot, above that special "
                        + "tools (A2)",
                        Ask.all(CONCURRENCY.needs(), TEN_THOUSAND.by(VIRTUAL, ASYNC),
                                HUNDRED_THOUSAND.by(VIRTUAL, ASYNC)),
                        RuleClaims::sweetSpot));
    }

    private static Judgement waiting(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        double below = 0;
        for (Sweep.Point p : WAITING.points()) {
            numbers.with("waiting" + (int) p.at() + "FasterTimes", p.faster(evidence));
            below = p.at() < 50 ? Math.max(below, p.faster(evidence).point()) : below;
        }
        Optional<Estimate> crossing = WAITING.crossing(evidence, WORTH);
        crossing.ifPresent(at -> numbers.with("crossoverShare", at.map(percent -> percent / 100)));
        return numbers.say(below < WORTH ? Verdict.HOLDS : Verdict.FAILS, "below half of the time waiting another model"
                + " is already up to " + Say.times(below) + " faster than sync, because " + evidence.cores()
                + " cores compute together; it is worth " + Say.percent(WORTH - 1) + " from "
                + crossing.map(at -> Say.percent(at.point() / 100) + " waiting on").orElse("no share of waiting"));
    }

    private static Judgement concurrency(Evidence evidence) {
        Judgement.Numbers numbers = sweep(evidence);
        double few = most(evidence, 2, 9);
        double many = least(evidence, 10, 1000);
        Estimate computing = evidence.times(CHUNKS.by(VIRTUAL), CHUNKS.by(FORKJOIN));
        numbers.with("forkjoinOverVirtualTimes", computing);
        Optional<Estimate> crossing = CONCURRENCY.crossing(evidence, PAYS);
        crossing.ifPresent(at -> numbers.with("crossoverCount", at));
        return numbers.say(Verdict.of(few < PAYS, many >= PAYS, computing.low() > WORTH), "twice as fast as sync from "
                + crossing.map(at -> Say.number(at.point())).orElse("no number of") + " calls at once on; at least "
                + Say.times(many) + " from 10 to 1000, up to " + Say.times(few) + " below 10; computing alone runs "
                + Say.times(computing) + " as fast on a pool as wide as the cores as on virtual threads");
    }

    private static Judgement sweetSpot(Evidence evidence) {
        Judgement.Numbers numbers = sweep(evidence);
        double below = most(evidence, 2, 99);
        double sweet = ofLimit(evidence, TEN_THOUSAND);
        double above = ofLimit(evidence, HUNDRED_THOUSAND);
        numbers.with("waits10000OfLimitTimes", sweet).with("waits100000OfLimitTimes", above);
        return numbers.say(
                Verdict.of(below < PAYS, sweet <= SWEET && least(evidence, 100, 1000) >= PAYS, above > SWEET),
                "below 100 at once another model is up to " + Say.times(below)
                        + " faster than sync; 10,000 waits end at "
                        + Say.number(sweet) + " of the physical limit, 100,000 at " + Say.number(above));
    }

    private static Judgement.Numbers sweep(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        CONCURRENCY.points().forEach(p -> numbers.with("atOnce" + (int) p.at() + "FasterTimes", p.faster(evidence)));
        return numbers;
    }

    private static double ofLimit(Evidence evidence, Ask ask) {
        List<Cell> cells = ask.by(VIRTUAL, ASYNC);
        return evidence.ms(evidence.fastest(cells)).point() / cells.getFirst().waiting().toMillis();
    }

    private static double most(Evidence evidence, double from, double to) {
        return between(evidence, from, to).max().orElse(1);
    }

    private static double least(Evidence evidence, double from, double to) {
        return between(evidence, from, to).min().orElse(1);
    }

    private static java.util.stream.DoubleStream between(Evidence evidence, double from, double to) {
        return CONCURRENCY.points().stream().filter(p -> p.at() >= from && p.at() <= to)
                .mapToDouble(p -> p.faster(evidence).point());
    }
}
