package dev.loomwise.advisor.recording;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a recording costs a real program: two equal web servers under closed load in turns, one of them recorded, then the
 * other, so that what one JVM happened to compile better counts on both sides.
 */
@Tag("slow")
class RecordingCostTest {
    private static final int CLIENTS = 32;
    private static final int PAIRS = Integer.getInteger("loomwise.pairs", 9);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    /** Beyond this the page would have to warn; the interval is wide on a machine whose speed swings. */
    private static final double MOST = 1.2;
    private static final int JDK = 25;

    @TempDir
    private Path folder;

    /** One turn: requests answered per second, and computing of the server per request. */
    private record Turn(double perSecond, double cpuPerRequest) {}

    /** With the recording by without it, on the scale of logarithms. */
    private record Ratio(SummaryStatistics logs) {
        double low() {
            return Math.exp(logs.getMean() - half());
        }

        double high() {
            return Math.exp(logs.getMean() + half());
        }

        private double half() {
            return new TDistribution((double) logs.getN() - 1).inverseCumulativeProbability(0.975)
                    * logs.getStandardDeviation() / Math.sqrt((double) logs.getN());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", Math.exp(logs.getMean()), low(), high());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void a_web_server_computes_little_more_per_request_while_it_is_recorded(String model) throws Exception {
        List<Turn> plain = new ArrayList<>();
        List<Turn> recorded = new ArrayList<>();
        long bytes = 0;
        try (Programs programs = new Programs(folder)) {
            Process one = programs.start("Served", JDK, List.of("-Xmx256m"), model);
            Process two = programs.start("Served", JDK, List.of("-Xmx256m"), model);
            try {
                URI first = Programs.address(one);
                URI second = Programs.address(two);
                bytes += turns(one, first, two, second, plain, recorded);
                bytes += turns(two, second, one, first, plain, recorded);
            } finally {
                one.destroy();
                two.destroy();
            }
        }
        Ratio throughput = ratio(recorded.stream().map(Turn::perSecond).toList(),
                plain.stream().map(Turn::perSecond).toList());
        Ratio cpu = ratio(recorded.stream().map(Turn::cpuPerRequest).toList(),
                plain.stream().map(Turn::cpuPerRequest).toList());
        System.out.printf(Locale.ROOT,
                "COST %s: %.0f requests/s and %.3f ms of computing each without; requests/s with by without %s,"
                        + " computing with by without %s, %d pairs, %.2f MB/s written%n",
                model, plain.stream().mapToDouble(Turn::perSecond).average().orElse(0),
                plain.stream().mapToDouble(Turn::cpuPerRequest).average().orElse(0) * 1e3, throughput, cpu,
                plain.size(),
                bytes / 1e6 / (recorded.size() * TURN.toMillis() + 2 * WARM_UP.toMillis()) * 1e3);
        assertTrue(cpu.low() < MOST, () -> "computing per request with the recording by without it: " + cpu);
    }

    /** Records the second while both are loaded in turns; how many bytes the recording had. */
    private long turns(Process plain, URI plainAt, Process recorded, URI recordedAt, List<Turn> without,
            List<Turn> with) throws Exception {
        Path file = folder.resolve("cost-" + with.size() + ".jfr");
        RunningJvm jvm = new RunningJvm(recorded.pid());
        jvm.start(RecordingSettings.written(), file, Duration.ofMinutes(5));
        turn(plain, plainAt, WARM_UP);
        turn(recorded, recordedAt, WARM_UP);
        for (int pair = 0; pair < PAIRS; pair++) {
            // Whoever comes second finds the machine as the first left it: each is first half of the time.
            if (pair % 2 == 0) {
                without.add(turn(plain, plainAt, TURN));
                with.add(turn(recorded, recordedAt, TURN));
            } else {
                with.add(turn(recorded, recordedAt, TURN));
                without.add(turn(plain, plainAt, TURN));
            }
        }
        jvm.stop(file);
        return Files.size(file);
    }

    private static Turn turn(Process server, URI at, Duration length) throws InterruptedException {
        LongAdder answers = new LongAdder();
        long cpu = cpuNanos(server);
        long from = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> client(at, from + length.toNanos(), answers));
            }
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Turn(answers.sum() / seconds, (cpuNanos(server) - cpu) / 1e9 / answers.sum());
    }

    private static long cpuNanos(Process server) {
        return server.toHandle().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** One request after the other over one connection: a client that costs little. */
    private static void client(URI at, long until, LongAdder answers) {
        byte[] request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(at.getHost(), at.getPort());
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            while (System.nanoTime() < until) {
                socket.getOutputStream().write(request);
                skipAnswer(in);
                answers.increment();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Up to the empty line, and the two bytes of the body. */
    private static void skipAnswer(InputStream in) throws IOException {
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            last = last << 8 | c;
            if (last == 0x0d0a0d0a) {
                in.skipNBytes(2);
                return;
            }
        }
        throw new IOException("the server closed the connection");
    }

    private static Ratio ratio(List<Double> with, List<Double> without) {
        SummaryStatistics logs = new SummaryStatistics();
        for (int i = 0; i < with.size(); i++) {
            logs.addValue(Math.log(with.get(i) / without.get(i)));
        }
        return new Ratio(logs);
    }
}
