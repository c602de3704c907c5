package dev.loomwise.bench.web;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at their intended times over keep-alive connections, as many as it takes: a request never waits for an
 * earlier one's answer (Gil Tene's wrk2). Everything happens on one event loop, so nothing here is shared.
 */
final class LoadGenerator {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final int LONGEST_REASON = 300;

    private final LoadPlan plan;
    private final EventLoop loop;
    private final ArrayDeque<Connection> idle;
    private final long[] offsets;
    private final Bootstrap bootstrap;
    private final Histogram latency = histogram();
    private final Histogram service = histogram();
    private final Histogram lag = histogram();
    private final CompletableFuture<LoadReport> result = new CompletableFuture<>();
    private long begin;
    private long cpuBefore;
    private long lastAnswer;
    private int next;
    private int answered;
    private int failed;
    private String firstFailure = "";

    /** @param idle connections that earlier loads left open; this one leaves its own there */
    LoadGenerator(LoadPlan plan, EventLoop loop, ArrayDeque<Connection> idle) {
        this.plan = plan;
        this.loop = loop;
        this.idle = idle;
        this.offsets = plan.offsets();
        this.bootstrap = new Bootstrap().group(loop).channel(Loops.client()).option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), new Connection(channel));
                    }
                });
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    CompletableFuture<LoadReport> start() {
        loop.execute(() -> {
            cpuBefore = cpuNanos();
            begin = System.nanoTime();
            loop.schedule(this::giveUp, offsets[offsets.length - 1] + TimeUnit.MILLISECONDS.toNanos(plan.patienceMs()),
                    TimeUnit.NANOSECONDS);
            pump();
        });
        return result;
    }

    /** Sends whatever is due, and comes back when the next one is. */
    private void pump() {
        while (next < offsets.length) {
            long early = begin + offsets[next] - System.nanoTime();
            if (early > 0) {
                loop.schedule(this::pump, early, TimeUnit.NANOSECONDS);
                return;
            }
            lag.recordValue(Math.min(-early, LONGEST_NANOS));
            send(next++);
        }
    }

    private void send(int index) {
        long started = System.nanoTime();
        Connection free = idle.poll();
        if (free != null) {
            free.send(this, index, started);
            return;
        }
        bootstrap.connect(plan.target().getHost(), plan.target().getPort()).addListener(connected -> {
            if (connected.isSuccess()) {
                Channel channel = ((io.netty.channel.ChannelFuture) connected).channel();
                channel.pipeline().get(Connection.class).send(this, index, started);
            } else {
                ended(index, started, String.valueOf(connected.cause().getMessage()));
            }
        });
    }

    private void ended(int index, long started, @Nullable String failure) {
        if (result.isDone()) {
            return;
        }
        lastAnswer = System.nanoTime();
        if (failure == null) {
            answered++;
            latency.recordValue(Math.min(lastAnswer - begin - offsets[index], LONGEST_NANOS));
            service.recordValue(Math.min(lastAnswer - started, LONGEST_NANOS));
        } else {
            failed++;
            firstFailure = firstFailure.isEmpty() ? failure : firstFailure;
        }
        if (answered + failed == plan.requests()) {
            report();
        }
    }

    private void giveUp() {
        if (!result.isDone()) {
            firstFailure = firstFailure.isEmpty() ? "no answer within " + plan.patienceMs() + " ms" : firstFailure;
            failed = plan.requests() - answered;
            lastAnswer = Math.max(lastAnswer, System.nanoTime());
            report();
        }
    }

    private void report() {
        double seconds = (lastAnswer - begin) / 1e9;
        result.complete(new LoadReport(answered, failed, firstFailure, seconds, LoadReport.Percentiles.of(latency),
                LoadReport.Percentiles.of(service), LoadReport.Percentiles.of(lag),
                (cpuNanos() - cpuBefore) / 1e9 / seconds));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A keep-alive connection; it carries one request at a time. */
    static final class Connection extends SimpleChannelInboundHandler<HttpObject> {
        private final Channel channel;
        private @Nullable LoadGenerator user;
        private int index;
        private long started;
        private int status;
        private final StringBuilder why = new StringBuilder();

        Connection(Channel channel) {
            this.channel = channel;
        }

        void send(LoadGenerator by, int request, long at) {
            user = by;
            index = request;
            started = at;
            String text = "GET /" + request + " HTTP/1.1\r\nHost: loomwise\r\n\r\n";
            channel.writeAndFlush(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.US_ASCII)))
                    .addListener(sent -> {
                        if (!sent.isSuccess()) {
                            end("the request could not be sent: " + sent.cause().getMessage());
                            channel.close();
                        }
                    });
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpResponse response) {
                status = response.decoderResult().isFailure() ? 0 : response.status().code();
            }
            if (message instanceof HttpContent content && status != 200 && why.length() < LONGEST_REASON) {
                why.append(content.content().toString(StandardCharsets.UTF_8));
            }
            if (message instanceof LastHttpContent) {
                LoadGenerator by = user;
                if (status == 0) {
                    end("the answer is no HTTP");
                    channel.close();
                } else {
                    end(status == 200 ? null : "the server answered " + status + " (" + why + ")");
                    why.setLength(0);
                    if (by != null) {
                        by.idle.push(this);
                    }
                }
            }
        }

        private void end(@Nullable String failure) {
            LoadGenerator by = user;
            if (by != null) {
                user = null;
                by.ended(index, started, failure);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end("the server closed the connection");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            end("the connection broke: " + cause.getMessage());
            context.close();
        }
    }
}
