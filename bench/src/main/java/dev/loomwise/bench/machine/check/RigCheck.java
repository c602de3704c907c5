package dev.loomwise.bench.machine.check;

import dev.loomwise.bench.machine.Host;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Is this machine fit to measure on? */
public final class RigCheck {
    /** Kernel ticks are 10 ms: in 200 of them, on two cores, half a percent can be seen. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private RigCheck() {}

    /** Every check; takes about four seconds. */
    public static List<Finding> full(Needs needs) {
        Rig rig = new Rig(Host.here(), needs, Idle.watch(LOOK));
        return Check.all().stream().flatMap(c -> c.look(rig).stream()).toList();
    }

    /**
     * The checks that take no time, and 0.2 s of watching; before every bench.
     *
     * @param parallelSpeed of one core while all are busy, as a share of its speed alone; a bench knows it already
     */
    public static List<Finding> quick(Needs needs, double parallelSpeed) {
        Rig rig = new Rig(Host.here(), needs, Idle.watch(GLANCE));
        return Stream.concat(Check.all().stream().filter(c -> !c.takesTime()).flatMap(c -> c.look(rig).stream()),
                Stream.of(new ScalingCheck().judge(parallelSpeed, rig.host().cores()))).toList();
    }

    /** What of that a reader of the results must know, a sentence each. */
    public static List<String> warnings(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity().compareTo(Severity.WARNING) >= 0).map(Finding::inWords)
                .toList();
    }
}
