package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant: what others took of the cores is found, and what we took ourselves is not counted as theirs. */
class NoiseMeterTest {
    private static NoiseMeter at(long user, long idle, long irq, long steal, long ours) {
        return NoiseMeter.of("cpu  " + user + " 0 0 " + idle + " 0 " + irq + " 0 " + steal + " 0 0", ours);
    }

    @Test
    void stolen_and_foreign_time_are_shares_of_all_time() {
        Noise noise = at(1500, 3200, 0, 300, 900).since(at(1000, 3000, 0, 0, 700)).orElseThrow();
        assertEquals(0.3, noise.stolen(), 1e-9);
        assertEquals(0.3, noise.others(), 1e-9, "500 ticks of which 200 are ours, of 1000");
        assertEquals(0.6, noise.lost(), 1e-9);
    }

    @Test
    void interrupts_are_nobodys() {
        assertEquals(0, at(0, 100, 100, 0, 0).since(at(0, 0, 0, 0, 0)).orElseThrow().lost());
    }

    @Test
    void a_moment_too_short_to_count_ticks_in_says_nothing() {
        assertEquals(Optional.empty(), at(3, 3, 0, 0, 0).since(at(0, 0, 0, 0, 0)));
    }

    @Test
    void a_process_that_computes_beside_us_is_seen() throws Exception {
        long self = ProcessHandle.current().pid();
        Optional<NoiseMeter> before = NoiseMeter.read(self);
        assumeTrue(before.isPresent(), "this system does not tell: skipped");
        Process other = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            Thread.sleep(600);
            Noise noise = NoiseMeter.read(self).orElseThrow().since(before.get()).orElseThrow();
            double core = 1.0 / Runtime.getRuntime().availableProcessors();
            assertTrue(noise.others() > 0.2 * core, noise + " with a loop on one of " + 1 / core + " cores");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
