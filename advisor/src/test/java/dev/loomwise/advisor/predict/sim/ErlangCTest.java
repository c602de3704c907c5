package dev.loomwise.advisor.predict.sim;

import static dev.loomwise.advisor.predict.sim.Play.MS;

import dev.loomwise.bench.model.ConcurrencyModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M/M/c: carriers that run virtual threads to their end. Mean wait C(c, a) / (c mu - lambda), Erlang 1917. */
class ErlangCTest {
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.7", "4, 0.8", "8, 0.85"})
    void carriersAreTheServersOfAnErlangQueue(int cores, double load) {
        double perMs = load * cores;
        double expected = 1 + erlangC(cores, perMs) / (cores - perMs);
        Scenario scenario = Play.computing(ConcurrencyModel.VIRTUAL, cores, perMs * 1000, Sampler.exponential(MS),
                600_000);
        Play.assertWithin(0.02, expected, Play.meanLatencyMs(scenario));
    }

    private static double erlangC(int c, double a) {
        double sum = 0;
        double term = 1;
        for (int k = 0; k < c; k++) {
            sum += term;
            term *= a / (k + 1);
        }
        double waiting = term * c / (c - a);
        return waiting / (sum + waiting);
    }
}
