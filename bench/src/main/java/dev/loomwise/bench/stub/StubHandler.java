package dev.loomwise.bench.stub;

import com.sun.management.OperatingSystemMXBean;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Answers one connection: the delay is a timer on the connection's event loop, so a waiting request holds no thread. */
final class StubHandler extends ChannelInboundHandlerAdapter {
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private static final int MOST_BEHIND = 1000;

    /** Answers in the order of the requests: these came while an earlier one still waits (pipelining, so rarely any). */
    private final Queue<Behind> behind = new ArrayDeque<>(0);
    private boolean waiting;
    private boolean written;
    private boolean ended;

    private record Behind(StubReply reply, long dueNanos) {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // What is no request is the end of one, or a body that nobody asked for.
        if (message instanceof HttpRequest request && !ended) {
            read(context, request);
        }
        ReferenceCountUtil.release(message);
    }

    private void read(ChannelHandlerContext context, HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            inOrder(context, StubReply.text(400, "not an HTTP request\n", true), 0);
        } else if (!request.method().equals(HttpMethod.GET)) {
            // No body: the answer to HEAD must not have one.
            inOrder(context, StubReply.text(405, "", true), 0);
        } else if (request.uri().equals("/cpu")) {
            inOrder(context, StubReply.text(200, Long.toString(PROCESS.getProcessCpuTime()), !keepAlive(request)), 0);
        } else {
            StubAnswer answer = StubAnswer.of(request.uri());
            inOrder(context, keepAlive(request) ? answer.open() : answer.closing(), answer.delayNanos());
        }
    }

    private static boolean keepAlive(HttpRequest request) {
        // HTTP/1.0 would want to be told that the connection stays; it does not.
        return HttpUtil.isKeepAlive(request) && request.protocolVersion().minorVersion() > 0;
    }

    private void inOrder(ChannelHandlerContext context, StubReply reply, long delayNanos) {
        ended = reply.closes();
        if (!waiting) {
            answer(context, reply, delayNanos);
        } else if (behind.size() < MOST_BEHIND) {
            behind.add(new Behind(reply, System.nanoTime() + delayNanos));
        } else {
            context.close();
        }
    }

    private void answer(ChannelHandlerContext context, StubReply reply, long delayNanos) {
        if (delayNanos <= 0) {
            reply.write(context);
            written = true;
            return;
        }
        waiting = true;
        context.executor().schedule(() -> due(context, reply), delayNanos, TimeUnit.NANOSECONDS);
    }

    private void due(ChannelHandlerContext context, StubReply reply) {
        if (!context.channel().isActive()) {
            return;
        }
        waiting = false;
        reply.write(context);
        while (!waiting && !behind.isEmpty()) {
            Behind next = behind.remove();
            answer(context, next.reply(), next.dueNanos() - System.nanoTime());
        }
        context.flush();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (written) {
            written = false;
            context.flush();
        }
    }

    /** A client that went away is its own business. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
