package dev.loomwise.bench.stub;

import com.sun.management.OperatingSystemMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Answers one connection: parses the request, waits on the event loop's timer, writes. */
final class StubHandler extends ChannelInboundHandlerAdapter {
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private boolean flushOnComplete;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                answer(context, request);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        if (request.decoderResult().isFailure()) {
            write(context, StubAnswer.error("not an HTTP request"), false);
        } else if (request.uri().equals("/cpu")) {
            write(context, StubAnswer.text(Long.toString(PROCESS.getProcessCpuTime())), keepAlive);
        } else {
            StubAnswer answer = StubAnswer.of(request.uri());
            if (answer.delayNanos() == 0) {
                write(context, answer, keepAlive);
            } else {
                context.executor().schedule(() -> {
                    write(context, answer, keepAlive);
                    context.flush();
                }, answer.delayNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private void write(ChannelHandlerContext context, StubAnswer answer, boolean keepAlive) {
        ByteBuf body = Unpooled.wrappedBuffer(answer.body());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()),
                body);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        var written = context.write(response);
        if (!keepAlive) {
            written.addListener(done -> context.close());
        }
        flushOnComplete = true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (flushOnComplete) {
            flushOnComplete = false;
            context.flush();
        }
    }

    /** A client that went away is its own business. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Bytes as text, for the answers that are read by people. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
