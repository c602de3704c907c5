package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.BRIDGE;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.reports.stats.Estimate;
import java.util.List;
import java.util.stream.Collectors;

/** S1 to S5: servers and connections. */
@AutoService(Claim.Family.class)
public final class ServerClaims implements Claim.Family {
    private static final ConcurrencyModel[] SERVERS = {VIRTUAL, PLATFORM, ASYNC};
    private static final ConcurrencyModel[] PUSHERS = {VIRTUAL, BRIDGE, PLATFORM, ASYNC};
    private static final Ask CALM = Ask.of("web", 600, "20ms", "1ms").with("rate", "300/s");
    private static final Ask CROWDED = Ask.of("web", 3000, "300ms", "0").with("rate", "1000/s");
    private static final Ask AT_ONCE = Ask.of("web", 1000, "500ms", "0").with("rate", "0/s");
    private static final Ask CHAT = Ask.of("chat", 10_000, "0", "0").with("broadcasts", "5").with("privates", "100");
    private static final Ask PUSHES = Ask.of("dashboard", 200, "0", "50us").with("rate", "100/s").with("job", "100ms");
    private static final Ask WAITS = Ask.of("timer", 10_000, "500ms", "0");
    private static final Ask TEN_TIMES = Ask.of("timer", 100_000, "500ms", "0");
    private static final Ask MILLION = Ask.of("timer", 1_000_000, "500ms", "0");
    /** What people feel as at once (Nielsen, Usability Engineering, 1993, chapter 5). */
    private static final double AT_ONCE_MS = 100;
    /** So much later is a difference that users of a server notice. */
    private static final double NOTICED = 2;
    /** Waits that end within so many times their length are no trouble. */
    private static final double FINE = 1.5;

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim.Row("S1", "a worker per waiting request is wasteful with hundreds or thousands of users "
                        + "(A4, A5)", Ask.all(CALM.by(SERVERS), CROWDED.by(SERVERS)), ServerClaims::workers),
                new Claim.Row("S2", "a handler that calls another API serves 1000 requests at a time (A5)",
                        AT_ONCE.by(SERVERS), ServerClaims::atOnce),
                new Claim.Row("S3", "a chat server holds 10,000 connected users (A2, A4)", CHAT.by(SERVERS),
                        ServerClaims::chat),
                new Claim.Row("S4", "dashboards and real-time updates stay responsive under load (A4)",
                        Ask.all(PUSHES.with("jobs", "0").by(PUSHERS), PUSHES.with("jobs", "20").by(PUSHERS)),
                        ServerClaims::pushes),
                new Claim.Row("S5", "10,000 connections are fine, beyond 50,000 special tools are needed, each costs "
                        + "memory (A1)",
                        Ask.all(WAITS.by(VIRTUAL, ASYNC), TEN_TIMES.by(VIRTUAL, ASYNC),
                                MILLION.by(VIRTUAL, ASYNC)),
                        ServerClaims::scale));
    }

    private static Judgement workers(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (Ask ask : List.of(CALM, CROWDED)) {
            for (Cell cell : ask.by(SERVERS)) {
                keptUp(evidence, cell);
                String at = Evidence.name(cell) + (ask.equals(CALM) ? "Calm" : "Crowded");
                numbers.with(at + "P99Ms", evidence.figure(cell, "p99"));
                numbers.with(at + "ThreadsCount", evidence.figure(cell, "threads"));
            }
        }
        double calm = later(evidence, CALM);
        double crowded = later(evidence, CROWDED);
        return numbers.say(Verdict.of(calm >= NOTICED, crowded >= NOTICED),
                "a pool of 200 against the best without one, by the 99th percentile: " + Say.times(calm)
                        + " at 300 requests/s, " + Say.times(crowded) + " where 300 requests wait at once");
    }

    private static double later(Evidence evidence, Ask ask) {
        Cell free = evidence.least(ask.by(VIRTUAL, ASYNC), "p99");
        return evidence.figure(ask.by(PLATFORM), "p99").point() / evidence.figure(free, "p99").point();
    }

    /** A generator that was late itself makes the latencies its own. */
    private static void keptUp(Evidence evidence, Cell cell) {
        if (evidence.figure(cell, "generatorKeptUpShare").point() < 0.5) {
            throw new Evidence.Missing(cell.label() + ": the load generator was short of CPU");
        }
    }

    private static Judgement atOnce(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        double wait = AT_ONCE.by(VIRTUAL).waiting().toMillis();
        for (Cell cell : AT_ONCE.by(SERVERS)) {
            numbers.with(Evidence.name(cell) + "P99Ms", evidence.figure(cell, "p99"));
            numbers.with(Evidence.name(cell) + "PerSecond", evidence.figure(cell, "throughputPerSecond"));
        }
        Cell best = evidence.least(AT_ONCE.by(SERVERS), "p99");
        double ofWait = evidence.figure(best, "p99").point() / wait;
        double pool = evidence.figure(AT_ONCE.by(PLATFORM), "p99").point() / wait;
        return numbers.say(Verdict.of(ofWait <= 2, pool <= 2), "1000 requests at once that wait 0.5 s each are answered"
                + " within " + Say.times(ofWait) + " the wait under " + Evidence.name(best) + ", within "
                + Say.times(pool) + " by a pool of 200 (99th percentile)");
    }

    private static Judgement chat(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (Cell cell : CHAT.by(SERVERS)) {
            numbers.with(Evidence.name(cell) + "BroadcastP99Ms", evidence.figure(cell, "broadcastP99"));
            numbers.with(Evidence.name(cell) + "PerConnectionKb", evidence.figure(cell, "perConnectionKb"));
            numbers.with(Evidence.name(cell) + "DeliveredCount", evidence.figure(cell, "deliveredCount"));
        }
        // An operation that loses a message fails, and its cell is not there.
        Cell leanest = evidence.least(CHAT.by(SERVERS), "perConnectionKb");
        return numbers.say(Verdict.HOLDS, "every broadcast reached all 10,000 under each model; a connection costs "
                + Say.number(evidence.figure(leanest, "perConnectionKb").point()) + " KB under "
                + Evidence.name(leanest) + ", " + Say.number(evidence.figure(CHAT.by(PLATFORM), "perConnectionKb")
                        .point())
                + " KB with a thread of the system each");
    }

    private static Judgement pushes(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        Ask loaded = PUSHES.with("jobs", "20");
        for (Cell cell : loaded.by(PUSHERS)) {
            numbers.with(Evidence.name(cell) + "P99Ms", evidence.figure(cell, "p99"));
            numbers.with(Evidence.name(cell) + "AloneP99Ms",
                    evidence.figure(PUSHES.with("jobs", "0").by(cell.model()), "p99"));
        }
        List<Cell> responsive = loaded.by(PUSHERS).stream()
                .filter(c -> evidence.figure(c, "p99").point() <= AT_ONCE_MS).toList();
        boolean async = responsive.contains(loaded.by(ASYNC));
        Estimate late = evidence.figure(loaded.by(ASYNC), "p99");
        String names = responsive.stream().map(Evidence::name).collect(Collectors.joining(", "));
        return numbers.say(Verdict.of(async, !responsive.isEmpty()), "while jobs of 100 ms compute, 99 % of the pushes"
                + " come within " + Say.ms(late) + " under async; within 0.1 s under: "
                + (names.isEmpty() ? "none" : names));
    }

    private static Judgement scale(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        double wait = WAITS.by(ASYNC).waiting().toMillis();
        double[] ofLimit = new double[3];
        List<Ask> sizes = List.of(WAITS, TEN_TIMES, MILLION);
        for (int i = 0; i < sizes.size(); i++) {
            List<Cell> cells = sizes.get(i).by(VIRTUAL, ASYNC);
            for (Cell cell : cells) {
                numbers.with(Evidence.name(cell) + cell.tasks() + "OfLimitTimes",
                        evidence.ms(cell).map(ms -> ms / wait));
            }
            ofLimit[i] = evidence.ms(evidence.fastest(cells)).point() / wait;
        }
        for (ConcurrencyModel model : List.of(VIRTUAL, ASYNC)) {
            numbers.with(model.id() + "PerTaskKb",
                    evidence.memoryPerTaskKb(WAITS.by(model), MILLION.by(model)));
        }
        return numbers.say(Verdict.of(ofLimit[0] <= FINE, ofLimit[1] > FINE), "waits of 0.5 s end at "
                + Say.number(ofLimit[0]) + " of the limit for 10,000 at once, " + Say.number(ofLimit[1])
                + " for 100,000, " + Say.number(ofLimit[2]) + " for a million"
                + (ofLimit[1] > FINE ? "" : "; 50,000 is no border for waiting in Java"));
    }
}
