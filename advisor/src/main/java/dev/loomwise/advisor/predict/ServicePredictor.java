package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.predict.sim.ResponseTimes;
import dev.loomwise.advisor.profile.Scale;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.TaskClass;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.reports.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a service does under one model: latencies at its rate, and the rates that it can carry. */
final class ServicePredictor {
    private static final int REQUESTS = 20_000;
    private static final int PLAYS_OF_A_MIX = 5;
    /** For a rate that is searched, where many are played. */
    private static final int FEWER = 6000;
    private static final double Z90 = 1.645;
    /** How far p50, p99 and rate were off on services that were measured for tuning: deviations of logarithms. */
    private static final double P50_ERROR = 0.10;
    private static final double P99_ERROR = 0.30;
    /** Beside heavy requests a p99 is a matter of how many of these come at once, in what is measured as well. */
    private static final double P99_ERROR_OF_A_MIX = 0.48;
    private static final double RATE_ERROR = 0.13;
    /** A goal is looked for down to a hundredth of the rate. */
    private static final double LEAST_SHARE = 0.01;
    private static final int HALVINGS = 7;

    private final Rehearsal rehearsal;
    private final ConcurrencyModel model;
    private final Settings settings;

    ServicePredictor(Rehearsal rehearsal, ConcurrencyModel model, Settings settings) {
        this.rehearsal = rehearsal;
        this.model = model;
        this.settings = settings;
    }

    /** All figures at the given rate; only what it can carry when that is less. */
    ServiceFigures figures() {
        double sustainable = new Capacity(rehearsal, model, settings).perSecond();
        Estimate rate = rehearsal.interval(sustainable, model, RATE_ERROR);
        return rehearsal.profile().ratePerSecond() >= sustainable
                ? ServiceFigures.carries(rate)
                : latencies(plays(REQUESTS, mixed() ? PLAYS_OF_A_MIX : 1), Optional.of(rate));
    }

    /** Latencies alone, from fewer requests. */
    ServiceFigures sketch(int requests) {
        return latencies(plays(requests, 1), Optional.empty());
    }

    private List<Outcome> plays(int requests, int times) {
        IntStream seeds = IntStream.rangeClosed(1, times);
        return (times > 1 ? seeds.parallel() : seeds)
                .mapToObj(seed -> rehearsal.service(model, settings, requests, seed)).toList();
    }

    private ServiceFigures latencies(List<Outcome> plays, Optional<Estimate> rate) {
        List<ResponseTimes> first = ofClass(plays, 0);
        if (first.isEmpty()) {
            return rate.map(ServiceFigures::carries).orElse(ServiceFigures.NONE);
        }
        return new ServiceFigures(Optional.of(percentile(first, 0.5)), Optional.of(percentile(first, 0.99)),
                Optional.of(percentile(first, 0.999)), rate, Optional.empty(), classes(plays));
    }

    private boolean mixed() {
        return rehearsal.profile().classes().size() > 1;
    }

    private double p99Error() {
        return mixed() ? P99_ERROR_OF_A_MIX : P99_ERROR;
    }

    /** What the plays have of a class, without those that drew none of it. */
    private static List<ResponseTimes> ofClass(List<Outcome> plays, int c) {
        return plays.stream().map(play -> play.latencies().get(c)).filter(times -> times.count() > 0).toList();
    }

    private List<ServiceFigures.OfClass> classes(List<Outcome> plays) {
        List<TaskClass> classes = rehearsal.profile().classes();
        List<ServiceFigures.OfClass> figures = new ArrayList<>();
        for (int c = 0; c < classes.size() && classes.size() > 1; c++) {
            List<ResponseTimes> own = ofClass(plays, c);
            if (!own.isEmpty()) {
                figures.add(new ServiceFigures.OfClass(classes.get(c).share(), percentile(own, 0.5),
                        percentile(own, 0.99)));
            }
        }
        return figures;
    }

    /**
     * Of the play in which it is neither large nor small: where heavy requests are rare, one play with more of them at once than
     * others have makes twice the p99. The interval holds what the costs leave open, and what so few requests leave open.
     */
    private Estimate percentile(List<ResponseTimes> plays, double share) {
        ResponseTimes latencies = plays.stream().sorted(Comparator.comparingDouble(t -> t.percentileNs(share))).toList()
                .get((plays.size() - 1) / 2);
        double tail = share < 0.9 ? 1 : Tail.factor(rehearsal.profile(), model);
        double point = tail * latencies.percentileNs(share) / 1e6;
        if (point == 0) {
            return Estimate.exactly(0);
        }
        Estimate byCosts = rehearsal.interval(point, model, share < 0.9 ? P50_ERROR : p99Error());
        // The rank of a percentile among n values is binomial.
        double spread = Z90 * Math.sqrt(share * (1 - share) / latencies.count());
        double above = tail * latencies.percentileNs(Math.min(1, share + spread)) / 1e6;
        double below = tail * latencies.percentileNs(Math.max(0, share - spread)) / 1e6;
        double up = Math.hypot(Math.log(byCosts.high() / point), Math.log(above / point));
        double down = Math.hypot(Math.log(byCosts.low() / point), Math.log(below / point));
        return new Estimate(point, point * Math.exp(-down), point * Math.exp(up));
    }

    /**
     * The rate up to which the goal is met, between a hundredth of the given rate and what can be carried. Empty when not even
     * that little meets it.
     *
     * @param goalMs of the p99
     */
    Optional<Estimate> goalRate(double goalMs, double sustainable) {
        Map<Double, Double> known = new HashMap<>();
        Estimate off = rehearsal.interval(goalMs, model, p99Error());
        double most = Math.min(sustainable, WorkloadProfile.MOST_PER_SECOND);
        double point = crossing(goalMs, most, known);
        if (point == 0) {
            return Optional.empty();
        }
        double low = crossing(off.low(), most, known);
        double high = crossing(off.high(), most, known);
        return Optional.of(new Estimate(point, Math.min(low, point), Math.max(high, point)));
    }

    /** The largest rate whose p99 does not exceed the goal, by halving in logarithms; 0 when there is none. */
    private double crossing(double goalMs, double sustainable, Map<Double, Double> known) {
        double given = Math.min(sustainable, rehearsal.profile().ratePerSecond());
        p99(given, known);
        double low = given * LEAST_SHARE;
        double high = sustainable;
        // What was played for another goal narrows the search.
        for (Map.Entry<Double, Double> played : known.entrySet()) {
            if (played.getValue() <= goalMs) {
                low = Math.max(low, played.getKey());
            } else {
                high = Math.min(high, played.getKey());
            }
        }
        if (p99(low, known) > goalMs) {
            return 0;
        }
        if (p99(high, known) <= goalMs) {
            return high;
        }
        for (int i = 0; i < HALVINGS && high > low * 1.01; i++) {
            double middle = Math.sqrt(low * high);
            if (p99(middle, known) <= goalMs) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double p99(double rate, Map<Double, Double> known) {
        return known.computeIfAbsent(rate, r -> {
            double factor = r / rehearsal.profile().ratePerSecond();
            Rehearsal at = rehearsal.of(rehearsal.profile().scaled(Scale.NONE.withRate(factor)));
            ResponseTimes latencies = at.service(model, settings, FEWER).latencies().getFirst();
            return latencies.count() == 0
                    ? 0
                    : Tail.factor(rehearsal.profile(), model) * latencies.percentileNs(0.99) / 1e6;
        });
    }
}
