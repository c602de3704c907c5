package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invariant: what a recording of a real program is said to tell is what the program measured itself, within 15 %; and what
 * limits the program is named first.
 */
class RecordedProgramsTest {
    private static final double TOLERANCE = 0.15;

    @TempDir
    private static Path folder;
    private static Programs programs;

    @BeforeAll
    static void compile() throws Exception {
        programs = new Programs(folder);
    }

    @AfterAll
    static void close() {
        programs.close();
    }

    @ParameterizedTest
    @CsvSource({"PoolOverHttp, 25, pool-1-thread-*, platform, pool-too-small",
            "VirtualHttp, 25, virtual threads, virtual, permits", "TwoSteps, 17, pool-1-thread-*, platform, none"})
    void the_numbers_of_a_recorded_program_are_those_it_measured(String program, int jdk, String group, String model,
            String bottleneck) {
        check(program, jdk, group, model, bottleneck);
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"SyncLoop, 17, main, sync, none", "SyncLoop, 25, main, sync, none",
            "PoolOverHttp, 17, pool-1-thread-*, platform, pool-too-small",
            "PoolOverJdbc, 17, pool-1-thread-*, platform, connection-pool",
            "PoolOverJdbc, 25, pool-1-thread-*, platform, connection-pool",
            "TwoSteps, 25, pool-1-thread-*, platform, none", "VirtualSleep, 25, virtual threads, virtual, none",
            "AsyncHttp, 25, asynchronous HTTP calls, async, none", "WebServer, 17, pool-1-thread-*, platform, none",
            "WebServer, 25, pool-1-thread-*, platform, none", "Mix, 17, orders-*, platform, none",
            "Mix, 25, orders-*, platform, none", "PinnedCarrier, 25, virtual threads, virtual, pinned",
            "ContendedLock, 17, pool-1-thread-*, platform, lock",
            "ContendedLock, 25, pool-1-thread-*, platform, lock",
            "PoolTooSmall, 17, pool-1-thread-*, platform, pool-too-small",
            "PoolTooSmall, 25, pool-1-thread-*, platform, pool-too-small",
            "PoolTooLarge, 17, pool-1-thread-*, platform, pool-too-large",
            "PoolTooLarge, 25, pool-1-thread-*, platform, pool-too-large",
            "WebServerOrders, 17, http-nio-8080-exec-*, platform, connection-pool",
            "WebServerOrders, 25, http-nio-8080-exec-*, platform, connection-pool",
            "WebServerVirtual, 25, virtual threads, virtual, none", "ConsumerLoop, 17, kafka-consumer, sync, none",
            "ConsumerLoop, 25, kafka-consumer, sync, none", "ScheduledPoller, 17, pool-1-thread-*, platform, none",
            "ScheduledPoller, 25, pool-1-thread-*, platform, none",
            "CommonPool, 25, ForkJoinPool.commonPool-worker-*, forkjoin, fork-join-waits",
            "BusyCores, 25, pool-1-thread-*, platform, cores", "Garbage, 25, pool-1-thread-*, platform, gc"})
    void the_numbers_of_every_program_are_those_it_measured(String program, int jdk, String group, String model,
            String bottleneck) {
        check(program, jdk, group, model, bottleneck);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {17, 25})
    void a_parallel_stream_is_a_job_that_is_split(int jdk) {
        RecordingProfile profile = profile(programs.record("ParallelStream", jdk));
        GroupProfile main = profile.main().orElseThrow();
        assertEquals("divisible", main.keys().path("shape").asText());
        assertEquals(List.of("tasks"), main.open().stream().map(Figure::name).toList());
        Programs.Recorded again = programs.record("ParallelStream", jdk);
        double truth = again.truth("cpu") * again.truth("tasks");
        assertEquals(truth, profile(again).main().orElseThrow().valueOrZero("cpuInAll"), 2 * TOLERANCE * truth);
    }

    @Test
    @Tag("slow")
    void calls_that_nobody_waits_for_are_named_as_open_where_they_cannot_be_traced() {
        assumeTrue(JavaHomes.java(17).isPresent(), "no JDK 17 here");
        RecordingProfile profile = profile(programs.record("AsyncHttp", 17));
        assertTrue(profile.notes().stream().anyMatch(n -> n.contains("sendAsync") && n.contains("open")),
                () -> profile.notes().toString());
    }

    @Test
    @Tag("slow")
    void tasks_that_compute_unlike_the_others_are_a_class_of_their_own() {
        GroupProfile workers = profile(programs.record("Mix", 25)).group("orders-*").orElseThrow();
        assertEquals(2, workers.keys().path("mix").size(), () -> workers.keys().toString());
        // One in ten; on a busy machine some light ones stand in line for a core and look like heavy ones.
        assertEquals(0.15, workers.keys().path("mix").path(1).path("share").asDouble(), 0.1);
    }

    private static RecordingProfile profile(Programs.Recorded recorded) {
        return Checked.profile(recorded);
    }

    private static void check(String program, int jdk, String group, String model, String bottleneck) {
        Checked.check(programs, program, jdk, group, model, bottleneck);
    }
}
