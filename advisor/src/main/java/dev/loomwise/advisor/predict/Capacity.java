package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Arrivals;
import dev.loomwise.advisor.predict.sim.Cost;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.predict.sim.Simulator;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.TaskClass;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;

/**
 * The rate beyond which a service's backlog grows without end. More is offered than can be carried, and two things are
 * counted: the core time of a request, in which everything is that the model adds under load, and how fast requests begin
 * where a limit lets one begin only when another has ended.
 */
final class Capacity {
    private static final int REQUESTS = 2000;
    /** Beyond that it would not be answered in time. */
    private static final double MOST_SLICES = 100_000;
    private static final double SLICE_NS = 3.5e6;
    private static final double OVERLOAD = 1.05;
    /** The fractional part of its multiples is spread more evenly than chance: few requests show every class. */
    private static final double GOLDEN = 0.6180339887498949;

    private final Rehearsal rehearsal;
    private final WorkloadProfile profile;
    private final ConcurrencyModel model;
    private final Settings settings;
    private final Costs costs;

    Capacity(Rehearsal rehearsal, ConcurrencyModel model, Settings settings) {
        this.rehearsal = rehearsal;
        this.profile = rehearsal.profile();
        this.model = model;
        this.settings = settings;
        this.costs = rehearsal.fit(model).costs();
    }

    /** Requests per second that it cannot exceed, without playing anything. */
    double atMost() {
        return Math.min(pool(), bound(profile.meanWaitNanos(), profile.meanCpuNanos()));
    }

    /** The bridge's pool computes what is heavy, on no more threads than it has. */
    private double pool() {
        double heavyNs = profile.classes().stream().filter(profile::heavy)
                .mapToDouble(c -> c.share() * c.cpu().toNanos())
                .sum();
        return model == ConcurrencyModel.BRIDGE && heavyNs > 0
                ? settings.parallelism() * 1e9 / heavyNs
                : Double.POSITIVE_INFINITY;
    }

    /** Requests per second. */
    double perSecond() {
        double bound = atMost();
        int limit = limit();
        int requests = Math.max(REQUESTS, 4 * limit);
        double dear = requests * Math.max(profile.steps(), profile.meanCpuNanos() / SLICE_NS)
                * (1 + rehearsal.cores() / 64.0);
        if (!Double.isFinite(bound) || dear > MOST_SLICES) {
            return bound;
        }
        Outcome more = overloaded(bound, 2 * requests);
        double busyNs = more.cpuBusyShare() * more.makespanNs() * rehearsal.cores();
        double byCores = rehearsal.cores() * 1e9 * 2 * requests / busyNs * asDrawn(0, 2 * requests);
        double rate = Math.min(bound, byCores);
        if (limit == 0) {
            return rate;
        }
        Outcome less = overloaded(bound, requests);
        double begun = requests * 1e9 / (more.lastStartNs() - less.lastStartNs()) * asDrawn(requests, 2 * requests);
        return Math.min(rate, begun);
    }

    /** What no queueing could raise: cores over CPU per request, the one poller, and permits or threads over their time. */
    private double bound(double waitNs, double cpuNs) {
        int steps = profile.steps();
        double server = profile.downstream() == WorkloadProfile.Downstream.LOCAL && profile.waits()
                ? costs.of(Cost.STUB) * steps
                : 0;
        double client = profile.waits()
                ? costs.clientCpu(steps)
                : costs.of(Cost.SUBMIT) + costs.of(Cost.START) + costs.of(Cost.END);
        double perRequest = cpuNs + client + server;
        double rate = rehearsal.cores() * 1e9 / perRequest;
        if (profile.waits() && costs.of(Cost.POLL) > 0) {
            rate = Math.min(rate, 1e9 / (costs.of(Cost.POLL) * steps));
        }
        double wait = profile.waits() ? waitNs + steps * costs.of(Cost.EXTRA_WAIT) : 0;
        int limit = limit();
        return limit == 0 ? rate : Math.min(rate, limit * 1e9 / (wait + perRequest));
    }

    /** Most requests in progress at once; 0 where nothing limits them. */
    private int limit() {
        int permits = settings.permits();
        boolean holds = profile.waits();
        return switch (model) {
            case SYNC -> 1;
            case PLATFORM -> settings.poolSize();
            case FORKJOIN -> holds && profile.io() != WorkloadProfile.Io.HTTP
                    ? tighter(settings.parallelism(), permits)
                    : permits;
            case VIRTUAL, BRIDGE -> holds && profile.pins() ? tighter(rehearsal.cores(), permits) : permits;
            case ASYNC -> holds && profile.api() == WorkloadProfile.Api.BLOCKING
                    ? tighter(settings.poolSize(), permits)
                    : permits;
        };
    }

    private static int tighter(int limit, int permits) {
        return permits == 0 ? limit : Math.min(limit, permits);
    }

    private Outcome overloaded(double bound, int requests) {
        long[] at = new long[requests];
        int[] classes = new int[requests];
        double gap = 1e9 / (OVERLOAD * bound);
        for (int i = 0; i < requests; i++) {
            at[i] = Math.round(i * gap);
            classes[i] = drawn(i);
        }
        return Simulator.run(rehearsal.scenario(model, settings, requests)
                .withArrivals(new Arrivals.Recorded(at, classes, 0)), costs);
    }

    private int drawn(int request) {
        List<TaskClass> classes = profile.classes();
        double point = (request + 1) * GOLDEN % 1;
        for (int c = 0; c < classes.size() - 1; c++) {
            point -= classes.get(c).share();
            if (point < 0) {
                return c;
            }
        }
        return classes.size() - 1;
    }

    /** How much lighter the profile's requests are than those that were drawn from one number to another. */
    private double asDrawn(int from, int to) {
        if (!profile.mixed()) {
            return 1;
        }
        double wait = 0;
        double cpu = 0;
        for (int i = from; i < to; i++) {
            TaskClass c = profile.classes().get(drawn(i));
            wait += c.waiting().meanNanos() / (to - from);
            cpu += (double) c.cpu().toNanos() / (to - from);
        }
        return bound(profile.meanWaitNanos(), profile.meanCpuNanos()) / bound(wait, cpu);
    }
}
