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

/** F4, F6, F7, F8 and F10: what programs do with their calls. */
@AutoService(Claim.Family.class)
public final class NetworkShapeClaims implements Claim.Family {
    private static final ConcurrencyModel[] WAITERS = {VIRTUAL, PLATFORM, ASYNC};
    private static final Ask STATUS = Ask.of("http-status", 200, "1.2s", "0");
    private static final Ask SOME_STATUS = Ask.of("http-status", 7, "1.2s", "0");
    /** The tasks of this workload wait 2/3, 1/3 and all of the wait. */
    private static final Ask UNEVEN = Ask.of("http-uneven", 3, "3s", "0");
    private static final Ask SERVICES = Ask.of("http-aggregate", 10, "1s", "0");
    private static final Ask USERS = Ask.of("http-json", 10, "100ms", "0");
    private static final Ask FAULTS = Ask.of("http-faults", 100, "50ms", "0");
    /** The longest of some waits, and a little for what surrounds it. */
    private static final double ABOUT = 1.1;
    private static final double AT_MOST = 1.5;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Speedup("F4", "a status check of 200 URLs: 4 minutes become 8 s, 30 times faster (A5)",
                        SOME_STATUS.by(SYNC), 200, STATUS.by(WAITERS), 30),
                new Claim.Row("F6", "tasks of 2, 1 and 3 s end after 3 s, the longest, not 6 (A5)",
                        Ask.all(UNEVEN.by(SYNC, VIRTUAL, ASYNC)), e -> longest(e, UNEVEN, UNEVEN.by(VIRTUAL, ASYNC))),
                new Claim.Row("F7", "ten services of a second each take about as long as the slowest (A4)",
                        SERVICES.by(WAITERS), e -> longest(e, SERVICES, SERVICES.by(WAITERS))),
                new Speedup("F8", "ten users from a JSON API, parsed and used, come together (A5)", USERS.by(SYNC), 10,
                        USERS.by(WAITERS), 10),
                new Claim.Row("F10", "one failed request must not cancel the rest (A3)", FAULTS.by(WAITERS),
                        NetworkShapeClaims::isolated));
    }

    private static Judgement longest(Evidence evidence, Ask ask, List<Cell> together) {
        double longest = ask.by(VIRTUAL).waiting().toMillis();
        Judgement.Numbers numbers = new Judgement.Numbers();
        if (evidence.has(ask.by(SYNC))) {
            numbers.with("syncMs", evidence.ms(ask.by(SYNC)));
        }
        together.forEach(cell -> numbers.with(Evidence.name(cell) + "Ms", evidence.ms(cell)));
        Cell best = evidence.fastest(together);
        Estimate ofLongest = evidence.ms(best).map(ms -> ms / longest);
        numbers.with("ofLongestTimes", ofLongest);
        return numbers.say(Verdict.of(ofLongest.point() <= ABOUT, ofLongest.point() <= AT_MOST),
                "all of them end after " + Say.ms(evidence.ms(best)) + " under " + Evidence.name(best) + ", "
                        + Say.times(ofLongest) + " the longest");
    }

    /** A cell is measured only where every other result arrived: its checksum counts them. */
    private static Judgement isolated(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        double listed = Double.MAX_VALUE;
        for (Cell cell : FAULTS.by(WAITERS)) {
            Estimate errors = evidence.figure(cell, "errorCount");
            numbers.with(Evidence.name(cell) + "ErrorCount", errors);
            listed = Math.min(listed, errors.point());
        }
        return numbers.say(listed > 0 ? Verdict.HOLDS : Verdict.FAILS, "of 100 calls " + Say.number(listed)
                + " failed or ran out of time and were listed, and all other results arrived, under each model");
    }
}
