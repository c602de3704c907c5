package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.machine.CpuStat;
import dev.loomwise.bench.model.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** In which order candidates run: all of them warm first, then a few runs of each over and over, so that a slow minute hits all. */
final class Contest {
    /** A candidate runs so long before anybody looks whether the compilers have anything left to do. */
    private static final long WARM_NANOS = 150_000_000;
    /** Measured runs of a candidate before it is the next one's turn. */
    private static final int TURN = 2;
    /** Running before them, so that threads that have just been started have found their cores. */
    private static final long TURN_NANOS = 20_000_000;
    /** Compilers work on behind a service's first requests, and percentiles see it. */
    private static final long WARM_SERVICE_NANOS = 500_000_000;
    /** After so many runs of everybody, an even number for both halves of them, */
    private static final int ALL = 4;
    /** who has so many times the best p99 runs no more: what is left of the time goes to those that might be the best. */
    private static final double BEATEN = 2;

    private Contest() {}

    /** Runs each of them as often as the plan says; their results are theirs afterwards. */
    static void hold(List<Contender> contenders, TrialPlan plan) throws Exception {
        if (plan.load().any()) {
            sideBySide(contenders, plan);
        } else {
            inTurn(contenders, plan);
        }
    }

    /**
     * Batches, a few at a time, and no pool but that of whose turn it is: thousands of calls took pools and virtual threads 1.2
     * to 1.3 times as long while a fork-join pool was open that had grown by a thread a call.
     */
    private static void inTurn(List<Contender> contenders, TrialPlan plan) throws Exception {
        Compilers compilers = new Compilers(plan.patience());
        do {
            compilers.look();
            for (Contender c : contenders) {
                try (Lane lane = c.open()) {
                    c.warm(lane, WARM_NANOS);
                }
            }
        } while (compilers.busy());
        Optional<CpuStat> before = CpuStat.read();
        Random random = new Random(plan.seed());
        List<Contender> round = new ArrayList<>(contenders);
        for (int r = 0; r < plan.repetitions(); r += TURN) {
            Collections.shuffle(round, random);
            for (Contender c : round) {
                try (Lane lane = c.open()) {
                    c.warm(lane, TURN_NANOS);
                    for (int i = r; i < Math.min(r + TURN, plan.repetitions()); i++) {
                        c.run(lane, i);
                    }
                }
            }
        }
        // One batch is shorter than the ticks that are counted: what was taken from all of them was taken from each.
        double stolen = before.flatMap(b -> CpuStat.read().map(a -> a.stolenShareSince(b))).orElse(0.0);
        contenders.forEach(c -> c.results().forEach(r -> ((ObjectNode) r).put(Run.STOLEN, stolen)));
    }

    /** Services, one after the other over and over, on pools that stay open. */
    private static void sideBySide(List<Contender> contenders, TrialPlan plan) throws Exception {
        List<Open> round = new ArrayList<>();
        try {
            contenders.forEach(c -> round.add(new Open(c, c.open())));
            Compilers compilers = new Compilers(plan.patience());
            do {
                compilers.look();
                for (Open one : round) {
                    one.contender().warm(one.lane(), WARM_SERVICE_NANOS);
                }
            } while (compilers.busy());
            Random random = new Random(plan.seed());
            int most = Math.min(ALL, plan.repetitions());
            run(round, 0, most, random);
            if (plan.repetitions() > most) {
                double best = round.stream().mapToDouble(o -> o.contender().p99Ms()).min().orElseThrow();
                run(round.stream().filter(o -> o.contender().p99Ms() <= BEATEN * best).toList(), most,
                        plan.repetitions(), random);
            }
            // A busy neighbour stays for seconds: what he spoiled waits until everything else is done.
            for (Open one : round) {
                one.contender().again(one.lane());
            }
        } finally {
            round.forEach(o -> o.lane().close());
        }
    }

    private static void run(List<Open> some, int from, int to, Random random) throws Exception {
        List<Open> round = new ArrayList<>(some);
        for (int r = from; r < to; r++) {
            Collections.shuffle(round, random);
            for (Open one : round) {
                one.contender().run(one.lane(), r);
            }
        }
    }

    private record Open(Contender contender, Lane lane) {}
}
