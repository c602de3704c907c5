package dev.loomwise.bench.web;

import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.task.Task;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A web server whose front is the same under every model: one event loop reads requests and writes answers. What differs
 * is the handler: request {@code /i} is task {@code i}, handed to the lane.
 */
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final EventLoopGroup loop;
    private final Channel listening;
    private final Task<?> handler;
    private final LongAdder checksum;
    private volatile @Nullable Lane lane;

    private WebServer(EventLoopGroup loop, Channel listening, Task<?> handler, LongAdder checksum) {
        this.loop = loop;
        this.listening = listening;
        this.handler = handler;
        this.checksum = checksum;
    }

    /** @throws IOException when it cannot listen on loopback */
    public static WebServer start(Task<?> handler) throws IOException {
        EventLoopGroup loop = Loops.one("loomwise-web");
        // The pipeline needs the server, and the server its channel.
        Front front = new Front();
        var bound = new ServerBootstrap().group(loop).channel(Loops.server()).option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true).childHandler(front).bind("127.0.0.1", 0)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException("the web server cannot listen: " + bound.cause().getMessage(), bound.cause());
        }
        WebServer server = new WebServer(loop, bound.channel(), handler, new LongAdder());
        front.server = server;
        return server;
    }

    /** From now on {@code lane} runs the handler. */
    public void use(Lane next) {
        lane = next;
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    /** The checksums of all requests since the last call. */
    public long takeChecksum() {
        return checksum.sumThenReset();
    }

    private void handle(ChannelHandlerContext context, String path) {
        Lane handling = lane;
        if (handling == null || !path.matches("/[0-9]{1,9}")) {
            answer(context, handling == null ? HttpResponseStatus.SERVICE_UNAVAILABLE : HttpResponseStatus.NOT_FOUND,
                    path);
            return;
        }
        handling.submit(handler, Integer.parseInt(path.substring(1)), (index, sum, failure) -> {
            if (failure == null) {
                checksum.add(sum);
                answer(context, HttpResponseStatus.OK, Long.toString(sum));
            } else {
                answer(context, HttpResponseStatus.BAD_GATEWAY, String.valueOf(failure));
            }
        });
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String body) {
        var content = Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8));
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        context.writeAndFlush(response);
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static final class Front extends ChannelInitializer<Channel> {
        private volatile @Nullable WebServer server;

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpServerCodec(), new SimpleChannelInboundHandler<HttpObject>() {
                @Override
                protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
                    WebServer serving = server;
                    if (message instanceof HttpRequest request && serving != null) {
                        serving.handle(context, request.uri());
                    }
                }

                @Override
                public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                    // A client that went away is its own business.
                    context.close();
                }
            });
        }
    }
}
