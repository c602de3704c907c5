package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.recording.finding.RecordingProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Invariant: what a recording of a real server or client library is said to tell is what the program measured itself, and
 * only the threads that work are taken for workers.
 */
class RecordedServersTest {
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
    @CsvSource({"WebServerTomcat, 25, http-nio-auto-1-exec-*, platform, ''", "WebServerJetty, 17, qtp, platform, ''"})
    void the_numbers_of_a_real_server_are_those_it_measured(String program, int jdk, String group, String model,
            String argument) {
        Checked.check(programs, program, jdk, group, model, "none", argument);
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"WebServerTomcat, 17, http-nio-auto-1-exec-*, platform, ''", "WebServerJetty, 25, qtp, platform, ''",
            "WebServerJetty, 25, virtual threads, virtual, virtual",
            "WebServerUndertow, 17, XNIO-1 task-*, platform, ''",
            "WebServerUndertow, 25, XNIO-1 task-*, platform, ''", "WebServerHelidon, 25, virtual threads, virtual, ''",
            "WebServerVertx, 17, vert.x-worker-thread-*, platform, ''",
            "WebServerVertx, 25, vert.x-worker-thread-*, platform, ''",
            "WebServerReactor, 17, boundedElastic-*, platform, ''",
            "WebServerReactor, 25, boundedElastic-*, platform, ''",
            "WebServerJersey, 17, grizzly-http-server-*, platform, ''",
            "WebServerJersey, 25, grizzly-http-server-*, platform, ''",
            "WebServerSockets, 17, pool-1-thread-*, platform, ''",
            "WebServerSockets, 25, pool-1-thread-*, platform, ''",
            "WebServerSockets, 25, virtual threads, virtual, virtual",
            "ConsumersInPool, 17, pool-1-thread-*, platform, ''", "ConsumersInPool, 25, pool-1-thread-*, platform, ''"})
    void the_numbers_of_every_server_are_those_it_measured(String program, int jdk, String group, String model,
            String argument) {
        Checked.check(programs, program, jdk, group, model, "none", argument);
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"17", "25"})
    void the_threads_of_a_dispatcher_that_wait_for_calls_are_workers(int jdk) {
        Checked.check(programs, "OkHttpBatch", jdk, "OkHttp", "platform", "none");
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"17", "25"})
    void an_event_loop_that_is_made_to_wait_is_named_first(int jdk) {
        Checked.check(programs, "WebServerVertx", jdk, "vert.x-eventloop-thread-", "async", "event-loop-blocked",
                "blocked");
        Checked.check(programs, "WebServerReactor", jdk, "reactor-http-", "async", "event-loop-blocked", "blocked");
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"17", "25"})
    void the_server_of_the_jdk_without_an_executor_serves_on_the_thread_that_takes_requests(int jdk) {
        Checked.check(programs, "WebServerJdk", jdk, "HTTP-Dispatcher", "async", "event-loop-blocked");
    }

    @Test
    @Tag("slow")
    void a_server_that_never_blocks_is_named_as_open() {
        RecordingProfile profile = Checked.profile(programs.record("WebServerNonBlocking", 25));
        assertTrue(profile.notes().stream().anyMatch(n -> n.contains("vert.x-eventloop") && n.contains("open")),
                () -> profile.notes() + " " + profile.groups());
    }
}
