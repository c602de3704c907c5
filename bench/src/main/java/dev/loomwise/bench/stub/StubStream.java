package dev.loomwise.bench.stub;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/** Answers the streams of HTTP/2 connections, in whatever order their delays end. */
@Sharable
final class StubStream extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext stream, Object message) {
        if (message instanceof Http2HeadersFrame request) {
            read(stream, request);
        }
        ReferenceCountUtil.release(message);
    }

    private static void read(ChannelHandlerContext stream, Http2HeadersFrame request) {
        if (!HttpMethod.GET.asciiName().contentEquals(request.headers().method())) {
            StubReply.text(405, "", false).writeStream(stream);
            return;
        }
        StubAnswer answer = StubAnswer.of(request.headers().path().toString());
        if (answer.delayNanos() <= 0) {
            answer.open().writeStream(stream);
        } else {
            stream.executor().schedule(() -> due(stream, answer.open()), answer.delayNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static void due(ChannelHandlerContext stream, StubReply reply) {
        if (stream.channel().isActive()) {
            reply.writeStream(stream);
        }
    }

    /** A client that went away is its own business. */
    @Override
    public void exceptionCaught(ChannelHandlerContext stream, Throwable cause) {
        stream.close();
    }
}
