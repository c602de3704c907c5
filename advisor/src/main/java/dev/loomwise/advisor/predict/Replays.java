package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Bounded;
import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Sampler;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.TaskClass;
import java.util.stream.LongStream;

/**
 * A batch of few tasks that wait, played several times: whether two answers find a core each or one stands behind the other
 * is chance, which falls both ways on a real machine and one way in a single play.
 */
final class Replays {
    /** Plays of equal waits, and how many waits these play at most: with more in a batch, the luck of its tasks cancels out. */
    private static final int PLAYS = 5;
    private static final int FEW = 60;
    /** The same of waits that differ, where the longest decides: so many that the mean is known to 5 % or so. */
    private static final int RANDOM_PLAYS = 100;
    private static final int RANDOM_FEW = 1000;
    /** The ends of equal waits differ by about so much: the slack that Linux gives its timers (prctl(2)), nanoseconds. */
    private static final double SLACK_NS = 50_000;
    /** No wait is shaken by more than this share of it. */
    private static final double MOST_SHAKEN = 0.2;

    private Replays() {}

    /** The mean time of the batch in nanoseconds. */
    static double makespanNs(Scenario scenario, Costs costs) {
        long plays = plays(scenario);
        if (plays <= 1) {
            return Bounded.run(scenario, costs).makespanNs();
        }
        Scenario shaken = scenario.withClasses(scenario.classes().stream().map(Replays::shaken).toList());
        return LongStream.rangeClosed(1, plays).mapToDouble(i -> Bounded.run(shaken.withSeed(i), costs).makespanNs())
                .average().orElseThrow();
    }

    private static long plays(Scenario scenario) {
        long waits = scenario.tasks() * scenario.classes().stream().mapToLong(TaskClass::steps).max().orElse(0);
        if (waits == 0) {
            return 1;
        }
        boolean equal = scenario.classes().stream().allMatch(c -> c.waiting() instanceof Sampler.Constant);
        return equal ? Math.min(PLAYS, FEW / waits) : Math.min(RANDOM_PLAYS, RANDOM_FEW / waits);
    }

    private static TaskClass shaken(TaskClass c) {
        return c.waiting() instanceof Sampler.Constant(double nanos) && nanos > 0
                ? new TaskClass(c.share(), around(nanos), c.cpu(), c.steps(), c.heavy())
                : c;
    }

    private static Sampler around(double nanos) {
        double sigma = Math.min(MOST_SHAKEN, SLACK_NS / nanos);
        return new Sampler.LogNormal(Math.log(nanos) - sigma * sigma / 2, sigma);
    }
}
