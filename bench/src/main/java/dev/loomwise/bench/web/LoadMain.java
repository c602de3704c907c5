package dev.loomwise.bench.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoopGroup;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** The load generator as a process of its own: a plan in JSON on each line of its input, a report on its output. */
public final class LoadMain {
    static final ObjectMapper JSON = new ObjectMapper();

    private LoadMain() {}

    public static void main(String[] args) throws Exception {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        EventLoopGroup loop = Loops.one("loomwise-load");
        ArrayDeque<LoadGenerator.Connection> idle = new ArrayDeque<>();
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                LoadPlan plan = JSON.readValue(line, LoadPlan.class);
                LoadReport report = new LoadGenerator(plan, loop.next(), idle).start().get();
                System.out.println(JSON.writeValueAsString(report));
            }
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
