package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;

/** F1 to F11: fan-out over a network. */
@AutoService(Claim.Family.class)
public final class NetworkClaims implements Claim.Family {
    private static final Ask TEN = Ask.of("http", 10, "500ms", "0");
    private static final Ask THOUSAND = Ask.of("http", 1000, "500ms", "0").inFlight(100);
    private static final Ask FIVE = Ask.of("http", 5, "1s", "0");
    private static final Ask THREE = Ask.of("http", 3, "1s", "0");
    private static final Ask PAGES = Ask.of("http", 500, "500ms", "0").inFlight(100);
    private static final Ask HUNDRED = Ask.of("http", 100, "100ms", "0");
    private static final Ask MANY = Ask.of("http", 1000, "100ms", "0");
    /** More memory for a hundred threads than this share of the whole process would be expensive. */
    private static final double EXPENSIVE = 0.1;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Speedup("F1", "ten API calls of 0.5 s take 0.5 s together, 10 times faster (A1)", TEN.by(SYNC), 10,
                        TEN.by(VIRTUAL, PLATFORM, ASYNC), 10),
                new Speedup("F2", "1000 pages of 0.5 s with 100 in flight: 100 times faster (A1)", TEN.by(SYNC), 1000,
                        THOUSAND.by(VIRTUAL, PLATFORM, ASYNC), 100),
                new Speedup("F3", "five URLs with 1 s delay: 5.2 s become 1.1 s (A5)", FIVE.by(SYNC), 5,
                        FIVE.by(VIRTUAL, PLATFORM, ASYNC), 4.7),
                new Speedup("F5", "three fetches of 1 s together take 1 s, not 3 (A3)", THREE.by(SYNC), 3,
                        THREE.by(VIRTUAL, PLATFORM, ASYNC), 3),
                new Claim.Row("F9", "100 URLs on one loop with minimal memory; 100 threads are expensive (A2)",
                        Ask.all(HUNDRED.by(VIRTUAL, PLATFORM, ASYNC), MANY.by(VIRTUAL, PLATFORM, ASYNC)),
                        NetworkClaims::memory),
                new Speedup("F11", "a scraper of 500 pages with 100 in flight pays off like one of 1000 (A5)",
                        TEN.by(SYNC), 500, PAGES.by(VIRTUAL, PLATFORM, ASYNC), 100));
    }

    private static Judgement memory(Evidence evidence) {
        List<Cell> hundred = HUNDRED.by(VIRTUAL, PLATFORM, ASYNC);
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (Cell cell : hundred) {
            numbers.with(Evidence.name(cell) + "PeakMb", evidence.figure(cell, "peakRss"));
            numbers.with(Evidence.name(cell) + "PerTaskKb",
                    evidence.memoryPerTaskKb(cell, MANY.by(cell.model())));
        }
        Estimate threads = evidence.figure(HUNDRED.by(PLATFORM), "peakRss");
        Estimate loop = evidence.figure(HUNDRED.by(ASYNC), "peakRss");
        double more = threads.point() / loop.point() - 1;
        return numbers.say(more > EXPENSIVE ? Verdict.HOLDS : Verdict.FAILS, "with 100 threads the process peaks at "
                + Say.number(threads.point()) + " MB, with callbacks at " + Say.number(loop.point()) + " MB: "
                + (more > 0 ? Say.percent(more) + " more" : "no more")
                + (more > EXPENSIVE ? "" : "; a thread's stack is touched only as far as it is used"));
    }
}
