package dev.loomwise.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Invariant: too few file descriptors are said before anything is opened, with the way out. */
class DescriptorsTest {
    @Test
    void too_few_are_said_with_the_number_and_the_command() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> Descriptors.need(10_200, "chat 10000", 4096));
        assertEquals("chat 10000 needs 10200 file descriptors and there are 4096; raise them with: ulimit -n 10200",
                refused.getMessage());
    }

    @Test
    void enough_is_enough() {
        Descriptors.need(4096, "chat", 4096);
    }
}
