package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.advisor.recording.stack.ThreadName;
import dev.loomwise.advisor.recording.tally.LoadCurve;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariants of the sums: they hold in any order, and at any length of the recording. */
class RecordingArithmeticTest {
    private static final long SEED = 41;
    private static final long MS = 1_000_000;

    @Test
    void the_mean_in_progress_is_the_area_over_the_span_however_long_the_recording() {
        Random random = new Random(SEED);
        for (long scale : new long[]{MS, 100 * MS, 10_000 * MS}) {
            LoadCurve curve = new LoadCurve(0);
            double area = 0;
            long first = Long.MAX_VALUE;
            long last = 0;
            for (int i = 0; i < 500; i++) {
                long from = (long) (random.nextDouble() * 1000 * scale);
                long to = from + (long) (random.nextDouble() * 50 * scale);
                curve.add(from, to);
                area += to - from;
                first = Math.min(first, from);
                last = Math.max(last, to);
            }
            assertEquals(area / (last - first), curve.mean(), 0.01 * area / (last - first), "scale " + scale);
        }
    }

    @Test
    void ends_between_two_times_are_counted_wherever_the_buckets_lie() {
        LoadCurve curve = new LoadCurve(0);
        for (int i = 0; i < 10_000; i++) {
            curve.add(i * MS, i * MS + MS / 2);
        }
        assertEquals(5000, curve.endsBetween(2500 * MS, 7500 * MS), 10);
    }

    @Test
    void bursts_are_separated_by_a_pause() {
        LoadCurve curve = new LoadCurve(0);
        for (int burst = 0; burst < 3; burst++) {
            for (int i = 0; i < 20; i++) {
                curve.add(burst * 3000L * MS, burst * 3000L * MS + 40 * MS);
            }
        }
        assertEquals(3, curve.bursts(1000 * MS));
        assertEquals(1, curve.bursts(10_000 * MS));
        assertTrue(curve.startedWithin(0.1) < 0.5);
    }

    @ParameterizedTest
    @CsvSource({"pool-3-thread-17, pool-3-thread-*, POOL", "main, main, MAIN",
            "http-nio-8080-exec-4, http-nio-8080-exec-*, POOL",
            "ForkJoinPool.commonPool-worker-1, ForkJoinPool.commonPool-worker-*, FORKJOIN",
            "C2 CompilerThread0, C2 CompilerThread0, JVM",
            "HttpClient-1-Worker-3, HttpClient-1-Worker-*, EVENT_LOOP", "kafka-consumer, kafka-consumer, SINGLE",
            "qtp1620303253-22, qtp1620303253-*, POOL", "JettyServerThreadPool-17, JettyServerThreadPool-*, POOL",
            "http-nio-8080-Acceptor, http-nio-*-Acceptor, EVENT_LOOP",
            "http-nio-8080-Poller, http-nio-*-Poller, EVENT_LOOP", "XNIO-1 task-3, XNIO-1 task-*, POOL",
            "XNIO-1 I/O-2, XNIO-1 I/O-*, EVENT_LOOP", "XNIO-1 Accept, XNIO-* Accept, EVENT_LOOP",
            "vert.x-worker-thread-4, vert.x-worker-thread-*, POOL",
            "vert.x-eventloop-thread-1, vert.x-eventloop-thread-*, EVENT_LOOP",
            "grizzly-nio-kernel(1) SelectorRunner, grizzly-nio-kernel(*) SelectorRunner, EVENT_LOOP",
            "grizzly-http-server-3, grizzly-http-server-*, POOL",
            "reactor-http-epoll-2, reactor-http-epoll-*, EVENT_LOOP",
            "nioEventLoopGroup-3-1, nioEventLoopGroup-3-*, EVENT_LOOP",
            "grpc-default-worker-ELG-1-2, grpc-default-worker-ELG-1-*, EVENT_LOOP",
            "grpc-default-executor-0, grpc-default-executor-*, POOL", "boundedElastic-2, boundedElastic-*, POOL",
            "DefaultQuartzScheduler_Worker-10, DefaultQuartzScheduler_Worker-*, POOL",
            "orders-poller-1, orders-poller-*, POOL", "scheduling-1, scheduling-*, POOL",
            "OkHttp http://127.0.0.1:8080/..., OkHttp *, POOL", "OkHttp Dispatcher, OkHttp Dispatcher, SINGLE"})
    void threads_that_differ_in_what_is_their_own_are_a_group(String name, String group, ThreadName.Kind kind) {
        assertEquals(new ThreadName(group, kind), ThreadName.of(name, false));
    }
}
