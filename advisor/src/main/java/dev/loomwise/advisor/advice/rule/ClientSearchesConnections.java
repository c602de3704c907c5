package dev.loomwise.advisor.advice.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.advice.Caution;
import dev.loomwise.advisor.predict.Prediction;
import dev.loomwise.advisor.profile.WorkloadProfile;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.Optional;

/** The JDK's HTTP client keeps idle connections in a list; with thousands of them it is what limits. */
@AutoService(Rule.class)
public final class ClientSearchesConnections implements Rule {
    /** Below it the search is a few percent of what a call costs. */
    private static final int MANY = 2000;

    @Override
    public String id() {
        return "httpclient-searches-connections";
    }

    @Override
    public Optional<Caution> apply(WorkloadProfile profile, Prediction chosen) {
        int atOnce = profile.inFlight() == 0 ? profile.tasks() : Math.min(profile.tasks(), profile.inFlight());
        boolean applies = profile.io() == WorkloadProfile.Io.HTTP && chosen.model() != ConcurrencyModel.SYNC
                && profile.shape() == WorkloadProfile.Shape.BATCH && atOnce >= MANY;
        return applies
                ? Optional.of(new Caution(id(), Caution.Severity.WARNING, "one HttpClient for thousands of connections",
                        "For every call and every answer it looks through all its idle connections, under one lock: 5,000"
                                + " calls at once took 1.4 times as long through one client as through eight, 10,000 took"
                                + " 2.3 times as long (two cores, JDK 25).",
                        "Where the server speaks HTTP/2, use it: one connection carries them all, and 10,000 calls took a"
                                + " quarter of the time, after one call that opens it. Else deal the calls out to several"
                                + " clients, or take a permit from a semaphore before the call.",
                        "JDK 25, jdk.internal.net.http.ConnectionPool; measured by the workload http-clients"))
                : Optional.empty();
    }
}
