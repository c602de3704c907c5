package dev.loomwise.advisor.predict;

import dev.loomwise.advisor.predict.sim.Costs;
import dev.loomwise.advisor.predict.sim.Outcome;
import dev.loomwise.advisor.predict.sim.Scenario;
import dev.loomwise.advisor.predict.sim.Simulator;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Workload;
import java.util.List;

/**
 * A measured cell, as the fit needs it.
 *
 * @param timeMs median time of one operation
 * @param overheadNs CPU of this process per task beyond the computing asked for; NaN when it was not measured
 * @param stubNs CPU of the stub per call; NaN when there was none
 * @param peakMb resident memory at the peak; NaN when it was not measured
 */
record Observation(Cell cell, double timeMs, double overheadNs, double stubNs, double peakMb) {
    /** What the simulation says this cell takes under these costs, in milliseconds. */
    double simulatedMs(Costs costs, int cores, double parallelSpeed) {
        double cpu = cell.cpu().toNanos();
        if (cell.workload().equals("divisible")) {
            return Divisible.millis(cell.model(), cell.tasks() * cpu, cores, parallelSpeed, costs);
        }
        Settings settings = Workload.named(cell.workload()).orElseThrow().settings(cell);
        Scenario.Kind kind = new Scenario.Kind(1, cell.waiting().toNanos(), 0, cpu, cell.steps(), true);
        boolean http = cell.workload().equals("http");
        // Servers that are called run beside us; JDBC only blocks.
        boolean jdbc = cell.workload().equals("jdbc");
        Outcome outcome = Simulator.run(new Scenario(cell.model(), settings, cores, parallelSpeed, cell.tasks(),
                List.of(kind), 0, http || jdbc, http && cell.model() == ConcurrencyModel.FORKJOIN, false, !jdbc, 1),
                costs);
        return outcome.makespan() / 1e6;
    }

    /** Most tasks in progress at once. */
    int width() {
        return cell.inFlight() == 0 ? cell.tasks() : Math.min(cell.inFlight(), cell.tasks());
    }
}
