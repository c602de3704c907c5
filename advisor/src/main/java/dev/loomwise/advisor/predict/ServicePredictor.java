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
import java.util.List;
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
                : latencies(plays(REQUESTS), Optional.of(rate));
    }

    /** Latencies from fewer requests beside the rate that it cannot exceed, which nothing is played for. */
    ServiceFigures sketch(int requests, double atMost) {
        return latencies(plays(requests, 1), Optional.of(Estimate.exactly(atMost)));
    }

    private List<Outcome> plays(int requests) {
        return plays(requests, rehearsal.profile().mixed() ? PLAYS_OF_A_MIX : 1);
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

    private double p99Error() {
        return rehearsal.profile().mixed() ? P99_ERROR_OF_A_MIX : P99_ERROR;
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
     * @param figures what is foretold at the given rate, which is carried
     */
    Optional<Estimate> goalRate(double goalMs, ServiceFigures figures) {
        double given = rehearsal.profile().ratePerSecond();
        Estimate most = figures.sustainableRate().orElseThrow()
                .map(rate -> Math.min(rate, WorkloadProfile.MOST_PER_SECOND));
        return new GoalRate(given, figures.p99Ms().orElseThrow().point(), most, rate -> at(rate / given).p99Ms())
                .of(rehearsal.interval(goalMs, model, p99Error()));
    }

    private ServicePredictor at(double timesTheRate) {
        return new ServicePredictor(
                rehearsal.of(rehearsal.profile().scaled(Scale.NONE.withRate(timesTheRate))), model, settings);
    }

    private double p99Ms() {
        List<ResponseTimes> first = ofClass(plays(FEWER), 0);
        return first.isEmpty() ? 0 : percentile(first, 0.99).point();
    }
}
