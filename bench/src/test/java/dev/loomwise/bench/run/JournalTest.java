package dev.loomwise.bench.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.workload.Cell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant: a fork that was added is never lost, whatever happens to what was being written after it. */
class JournalTest {
    private static final Cell CELL = Forks.six().getFirst();

    @TempDir
    private Path folder;

    private byte[] threeForks() throws Exception {
        try (Journal journal = Journal.open(folder)) {
            journal.add(Forks.of(CELL, 1, 2, 3));
            journal.add(Forks.of(CELL, 123.4, new Noise(0.25, 0.5), true, 4, 5, 6));
            journal.add(Forks.of(CELL, 7, 8, 9));
        }
        return Files.readAllBytes(folder.resolve(Journal.FILE));
    }

    private void overwrite(byte[] bytes) throws Exception {
        Files.write(folder.resolve(Journal.FILE), bytes);
    }

    @Test
    void what_was_added_is_read_back_with_its_noise() throws Exception {
        threeForks();
        List<Fork> forks = Journal.read(folder);
        assertEquals(List.of(false, true, false), forks.stream().map(Fork::spoiled).toList());
        assertEquals(new Noise(0.25, 0.5), forks.get(1).noise());
        assertArrayEquals(new double[]{4, 5, 6}, forks.get(1).times());
        assertEquals(CELL.params(), forks.get(2).params());
    }

    @Test
    void a_power_cut_at_any_byte_loses_no_whole_line() throws Exception {
        byte[] all = threeForks();
        for (int length = 0; length <= all.length; length++) {
            byte[] cut = Arrays.copyOf(all, length);
            overwrite(cut);
            int whole = (int) new String(cut, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            assertEquals(whole, Journal.read(folder).size(), "cut at byte " + length);
        }
    }

    @Test
    void blocks_of_zeros_in_the_last_line_cost_only_that_line() throws Exception {
        byte[] all = threeForks();
        int last = new String(all, StandardCharsets.UTF_8).lastIndexOf("{\"params\"");
        for (int from = last; from < all.length - 1; from += 7) {
            byte[] torn = all.clone();
            Arrays.fill(torn, from, torn.length - 1, (byte) 0);
            overwrite(torn);
            assertEquals(2, Journal.read(folder).size(), "zeros from byte " + from);
        }
    }

    @Test
    void after_a_cut_the_next_fork_begins_a_line_of_its_own() throws Exception {
        byte[] all = threeForks();
        overwrite(Arrays.copyOf(all, all.length - 40));
        try (Journal journal = Journal.open(folder)) {
            journal.add(Forks.of(CELL, 10, 11, 12));
        }
        List<Fork> forks = Journal.read(folder);
        assertEquals(3, forks.size());
        assertArrayEquals(new double[]{10, 11, 12}, forks.get(2).times());
    }

    @Test
    void damage_before_the_last_line_is_said_and_nothing_is_cut_away() throws Exception {
        byte[] all = threeForks();
        all[10] = '}';
        overwrite(all);
        var said = assertThrows(IllegalArgumentException.class, () -> Journal.open(folder));
        assertTrue(String.valueOf(said.getMessage()).contains("damaged at line 1"), said.toString());
        assertArrayEquals(all, Files.readAllBytes(folder.resolve(Journal.FILE)));
    }
}
