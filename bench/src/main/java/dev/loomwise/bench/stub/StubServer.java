package dev.loomwise.bench.stub;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;

/**
 * The server that tasks wait for: answers {@code GET /?delay=20ms&bytes=512} after the delay. Ten thousand delayed
 * answers cost it one event loop; on Linux it uses epoll, whose timers are finer than a millisecond.
 */
public final class StubServer implements AutoCloseable {
    /** A storm of cold connections must not meet the kernel's one-second retransmits. */
    private static final int BACKLOG = 4096;

    private final EventLoopGroup loops;
    private final Channel listening;

    private StubServer(EventLoopGroup loops, Channel listening) {
        this.loops = loops;
        this.listening = listening;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param threads event loops, at least 1
     * @throws IOException when the address cannot be had
     */
    public static StubServer start(String host, int port, int threads) throws IOException {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(threads,
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpRequestDecoder(), new Http2Upgrade(), new StubHandler());
                    }
                });
        var bound = bootstrap.bind(host, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException("cannot listen on " + host + ":" + port + ": "
                    + (bound.cause() instanceof UnresolvedAddressException
                            ? "no such host"
                            : bound.cause().getMessage()));
        }
        return new StubServer(loops, bound.channel());
    }

    /** Where it listens. */
    public URI uri() {
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        // However it was asked for, Java tells "every address" in its longest form.
        String host = address.getAddress().isAnyLocalAddress() ? "0.0.0.0" : address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** Waits until somebody closes it. */
    public void awaitClose() throws InterruptedException {
        listening.closeFuture().sync();
    }

    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
