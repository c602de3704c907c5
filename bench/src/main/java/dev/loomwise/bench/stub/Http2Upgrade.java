package dev.loomwise.bench.stub;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.flush.FlushConsolidationHandler;

/**
 * Lets a connection whose first request asks for it go on in HTTP/2 (RFC 7540, section 3.2: the only way that the JDK's
 * client knows without TLS). Every other connection is rid of this handler with its first request, and pays nothing.
 */
final class Http2Upgrade extends ChannelInboundHandlerAdapter {
    /** A client may have so many calls in flight on one connection; browsers are usually given 100. */
    private static final long MOST_STREAMS = 100_000;
    private static final int FLUSH_AFTER = 256;
    private static final StubStream STREAM = new StubStream();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && asks(request)) {
            ChannelPipeline pipeline = context.pipeline();
            HttpResponseEncoder encoder = new HttpResponseEncoder();
            pipeline.addBefore(context.name(), null, encoder);
            pipeline.addBefore(context.name(), null, new HttpServerUpgradeHandler(Http2Upgrade::leaveHttp1,
                    protocol -> new Http2ServerUpgradeCodec(
                            Http2FrameCodecBuilder.forServer()
                                    .initialSettings(
                                            Http2Settings.defaultSettings().maxConcurrentStreams(MOST_STREAMS))
                                    .build(),
                            // Answers that are due together leave together.
                            new FlushConsolidationHandler(FLUSH_AFTER, true), new Http2MultiplexHandler(STREAM))));
            pipeline.context(encoder).fireChannelRead(message);
        } else {
            context.fireChannelRead(message);
        }
        if (!context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }

    private static boolean asks(HttpRequest request) {
        return request.headers().contains(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER) && request.headers()
                .containsValue(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true);
    }

    private static void leaveHttp1(ChannelHandlerContext context) {
        context.pipeline().remove(HttpRequestDecoder.class);
        context.pipeline().remove(HttpResponseEncoder.class);
        context.pipeline().remove(StubHandler.class);
    }
}
