package dev.loomwise.advisor.recording.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Site;
import dev.loomwise.advisor.recording.stack.ThreadName;
import org.junit.jupiter.api.Test;

/** Invariant: a thread's time is cut where its work is, however long it holds a connection or a pool's task. */
class TrackTest {
    private static final long MS = 1_000_000;
    private static final Site WORK = site(Cause.SLEEP);
    private static final Site QUEUE = site(Cause.IDLE);
    private static final Site SOCKET = site(Cause.SOCKET);

    private final GroupTally group = new GroupTally(ThreadName.of("pool-1-thread-1", false), 0);
    private final Track track = new Track(group, false);

    /** A place in a task of a pool. */
    private static Site site(Cause cause) {
        return new Site(cause, "Orders.load:7", "Orders.run", cause.hashCode(), false, false, false, true, false);
    }

    private void begin() {
        track.present();
        track.begin(0);
    }

    @Test
    void each_request_of_a_connection_is_a_task_of_the_thread_that_holds_it() {
        begin();
        track.readFromClient(MS, 5 * MS, SOCKET);
        for (int request = 0; request < 10; request++) {
            long at = (5 + 100L * request) * MS;
            track.waited(at, at + 40 * MS, WORK);
            track.readFromClient(at + 42 * MS, at + 100 * MS, SOCKET);
        }
        assertEquals(10, group.cuts().periods().count());
        assertEquals(10 * 42 * MS, group.cuts().periods().timeNanos());
        assertEquals(20, group.cuts().nestedIdles());
    }

    @Test
    void a_request_that_comes_in_parts_is_one_task() {
        begin();
        track.readFromClient(MS, 5 * MS, SOCKET);
        track.readFromClient(5 * MS + 1000, 9 * MS, SOCKET);
        track.waited(9 * MS, 49 * MS, WORK);
        track.readFromClient(50 * MS, 100 * MS, SOCKET);
        assertEquals(1, group.cuts().periods().count());
        assertEquals(41 * MS, group.cuts().periods().timeNanos());
    }

    @Test
    void what_a_consumer_does_between_two_looks_into_its_queue_is_a_task_although_its_pool_knows_of_one_only() {
        begin();
        for (int record = 0; record < 10; record++) {
            long at = 100L * record * MS;
            track.waited(at, at + 60 * MS, QUEUE);
            track.waited(at + 61 * MS, at + 99 * MS, WORK);
        }
        track.waited(1000 * MS, 1001 * MS, QUEUE);
        track.traced(1001 * MS + 5, 1003 * MS);
        assertEquals(1, group.cuts().wholes().count());
        assertEquals(10, group.cuts().periods().count());
        assertEquals(11, group.cuts().nestedIdles());
    }

    @Test
    void a_task_of_a_traced_pool_counts_although_it_neither_waited_nor_took_long() {
        begin();
        track.traced(0, 10 * MS);
        track.traced(10 * MS + 5, 20 * MS);
        track.traced(20 * MS + 5, 30 * MS);
        assertEquals(2, group.cuts().wholes().count());
        assertEquals(0, group.cuts().periods().count());
    }

    @Test
    void a_thread_that_was_silent_for_long_when_the_recording_ended_had_done_its_task() {
        begin();
        for (int task = 0; task < 6; task++) {
            long at = 100L * task * MS;
            track.waited(at + MS, at + 41 * MS, WORK);
            if (task < 5) {
                track.waited(at + 43 * MS, at + 100 * MS, QUEUE);
            }
        }
        track.lost(10_000 * MS);
        assertEquals(6, group.cuts().periods().count());
        assertEquals(5 * 43 * MS + 41 * MS, group.cuts().periods().timeNanos());
    }

    @Test
    void a_task_that_may_still_be_under_way_when_the_recording_ends_is_not_counted() {
        begin();
        for (int task = 0; task < 6; task++) {
            long at = 100L * task * MS;
            track.waited(at + MS, at + 41 * MS, WORK);
            if (task < 5) {
                track.waited(at + 43 * MS, at + 100 * MS, QUEUE);
            }
        }
        track.lost(550 * MS);
        assertEquals(5, group.cuts().periods().count());
        assertEquals(1, group.cuts().unfinished());
    }
}
