package dev.loomwise.advisor.predict.sim;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import java.util.List;

/**
 * What is to be played: tasks of one or more classes under one model. Times in nanoseconds.
 *
 * @param arrivalsPerSecond 0 for a batch whose tasks are all ready at once; else a Poisson stream of that rate
 * @param localDownstream whether the server that tasks wait for shares these cores
 * @param growing whether blocking waits make the pool grow (forkjoin whose library uses managed blockers)
 * @param holds whether a wait holds its carrier or worker although the model would let go of it (pinning)
 */
public record Scenario(ConcurrencyModel model, Settings settings, int cores, double parallelSpeed, int tasks,
        List<Kind> kinds, double arrivalsPerSecond, boolean localDownstream, boolean growing, boolean holds,
        boolean nonBlocking, long seed) {
    public Scenario {
        kinds = List.copyOf(kinds);
        if (cores < 1 || tasks < 1 || kinds.isEmpty() || arrivalsPerSecond < 0) {
            throw new IllegalArgumentException("a scenario needs cores, tasks and a class of tasks");
        }
    }

    /**
     * A class of tasks.
     *
     * @param share of all tasks, 0 to 1
     * @param waiting mean waiting time per task in all
     * @param sigma of the logarithm of the waiting time; 0 for constant waits ({@code waiting} is then exact)
     * @param cpu computing per task in all
     * @param steps over how many waits it is spread
     * @param heavy whether the bridge moves its computing to the pool
     */
    public record Kind(double share, double waiting, double sigma, double cpu, int steps, boolean heavy) {
        public Kind {
            if (!(share >= 0 && waiting >= 0 && sigma >= 0 && cpu >= 0) || steps < 1) {
                throw new IllegalArgumentException("a class of tasks has no negative numbers");
            }
        }
    }
}
