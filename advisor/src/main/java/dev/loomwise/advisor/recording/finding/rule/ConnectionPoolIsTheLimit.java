package dev.loomwise.advisor.recording.finding.rule;

import com.google.auto.service.AutoService;
import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.stack.Cause;
import java.util.List;
import java.util.Locale;

/** Tasks stand in line for a connection. */
@AutoService(BottleneckRule.class)
public final class ConnectionPoolIsTheLimit implements BottleneckRule {
    private static final double WORTH_SAYING = 0.2;

    @Override
    public List<Bottleneck> find(RecordingProfile profile) {
        return profile.groups().stream().filter(g -> g.share(Cause.CONNECTION_POOL) >= WORTH_SAYING)
                .map(g -> new Bottleneck("connection-pool", g.name(), g.share(Cause.CONNECTION_POOL),
                        String.format(Locale.ROOT, "Your %,.0f tasks in progress wait for about %,.0f connections:"
                                + " %.0f %% of a task's time%s. A change of model gains nothing.",
                                g.valueOrZero("inProgress"), Math.max(1, g.valueOrZero("limit")),
                                100 * g.share(Cause.CONNECTION_POOL), Places.at(g, Cause.CONNECTION_POOL)),
                        "Hold a connection for a shorter time, or have more of them, if the other side carries them.",
                        "HikariCP, About Pool Sizing; Little's law"))
                .toList();
    }
}
