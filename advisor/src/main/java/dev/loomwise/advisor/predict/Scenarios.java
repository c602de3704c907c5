package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Arrivals;
import dev.loomwise.advisor.predict.sim.Sampler;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.TaskClass;
import dev.loomwise.advisor.predict.sim.Traits;
import dev.loomwise.advisor.profile.WaitTime;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.advisor.profile.WorkloadProfile.Shape;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.ArrayList;
import java.util.List;

/** What the simulator plays, from what somebody wants to run. */
final class Scenarios {
    /** Requests at the start that find the queues empty and do not count. */
    private static final double WARM_UP = 0.1;
    private static final long SEED = 1;
    private static final int POLLED_BY_CARRIERS = 22;

    private Scenarios() {}

    /**
     * @param requests of a service that are played
     * @param files what reading them costs, where the profile does
     */
    static Scenario of(WorkloadProfile profile, ConcurrencyModel model, Settings settings, int cores, int requests,
            FileReads files) {
        boolean service = profile.shape() == Shape.SERVICE;
        boolean divisible = profile.shape() == Shape.DIVISIBLE;
        List<TaskClass> classes = new ArrayList<>();
        for (WorkloadProfile.TaskClass c : profile.classes()) {
            boolean waits = profile.waits() && c.waiting().meanNanos() > 0;
            classes.add(new TaskClass(c.share(), waits ? waiting(c.waiting()) : Sampler.constant(0),
                    Sampler.constant(c.cpu().toNanos() + files.cpuNanos(profile, model, c.steps())),
                    waits ? c.steps() : 0, profile.heavy(c)));
        }
        // A pool is no more than what may be in flight, and neither is the stub more than these cores.
        int stub = profile.waits() && profile.downstream() == WorkloadProfile.Downstream.LOCAL ? cores : 0;
        Traits traits = new Traits(profile.api() == WorkloadProfile.Api.BLOCKING, profile.pins(),
                profile.io() == WorkloadProfile.Io.HTTP, divisible, socket(profile));
        return new Scenario(model, settings, cores, service ? requests : profile.tasks(), classes,
                profile.inFlight(), stub, traits,
                service ? new Arrivals.Poisson(profile.ratePerSecond(), WARM_UP) : new Arrivals.Batch(), SEED);
    }

    /** Before JDK 22 threads of the platform's notice answers, which need no carrier. */
    private static boolean socket(WorkloadProfile profile) {
        return profile.io() == WorkloadProfile.Io.JDBC && !profile.pins()
                && profile.jdk().orElse(POLLED_BY_CARRIERS) >= POLLED_BY_CARRIERS;
    }

    private static Sampler waiting(WaitTime waiting) {
        double mean = waiting.meanNanos();
        double sigma = waiting.sigma();
        return sigma == 0 ? Sampler.constant(mean) : new Sampler.LogNormal(Math.log(mean) - sigma * sigma / 2, sigma);
    }
}
