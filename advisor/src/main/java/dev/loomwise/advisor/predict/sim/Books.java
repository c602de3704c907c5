package dev.loomwise.advisor.predict.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who has arrived, begun and ended, and how long it took. */
final class Books {
    private final Tasks tasks;
    private final int classes;
    private final int warmUp;
    /** Latency per request; NaN where none counts. Empty for a batch. */
    private final double[] latency;
    private int inSystem;
    private int inSystemPeak;
    private double inSystemArea;
    private double changed;
    private int inFlight;
    private int inFlightPeak;
    private double lastStart;
    private int completed;

    Books(Scenario scenario, Tasks tasks) {
        this.tasks = tasks;
        this.classes = scenario.classes().size();
        this.warmUp = (int) (scenario.arrivals().warmUpShare() * tasks.count);
        this.latency = new double[scenario.isBatch() ? 0 : tasks.count];
        Arrays.fill(latency, Double.NaN);
    }

    boolean complete() {
        return completed == tasks.count;
    }

    void arrived(double now) {
        pass(now);
        inSystem++;
        inSystemPeak = Math.max(inSystemPeak, inSystem);
    }

    void began(double now) {
        inFlight++;
        inFlightPeak = Math.max(inFlightPeak, inFlight);
        lastStart = now;
    }

    void ended(int task, double now) {
        pass(now);
        inSystem--;
        inFlight--;
        completed++;
        if (latency.length > 0 && task >= warmUp) {
            latency[task] = now - tasks.arrival[task];
        }
    }

    Outcome close(double now, double fixed, double busy, Scenario scenario, int threadPeak) {
        pass(now);
        double makespan = now + fixed;
        double share = makespan == 0 ? 0 : busy / (makespan * scenario.cores());
        double mean = makespan == 0 ? 0 : inSystemArea / makespan;
        int ended = scenario.traits().divisible() && complete() ? scenario.tasks() : completed;
        return new Outcome(makespan, latencies(), share, ended, threadPeak, inSystemPeak, mean,
                inFlightPeak, lastStart, !complete(), false);
    }

    private void pass(double now) {
        inSystemArea += inSystem * (now - changed);
        changed = now;
    }

    private List<ResponseTimes> latencies() {
        List<ResponseTimes> perClass = new ArrayList<>();
        for (int c = 0; c < classes && latency.length > 0; c++) {
            double[] values = new double[latency.length];
            int n = 0;
            for (int i = 0; i < latency.length; i++) {
                if (tasks.kind(i) == c && !Double.isNaN(latency[i])) {
                    values[n++] = latency[i];
                }
            }
            perClass.add(new ResponseTimes(Arrays.copyOf(values, n)));
        }
        return perClass;
    }
}
