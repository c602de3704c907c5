package dev.loomwise.bench.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Non-blocking channels and one thread that selects; what a socket does not take at once waits in its queue. */
final class SelectorChatServer implements ChatServer {
    /** Several frames may come at once. */
    private static final int BUFFER = Frame.BYTES * 16;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final @Nullable Member[] members;
    private final AtomicInteger present = new AtomicInteger();

    SelectorChatServer(int most) throws IOException {
        members = new Member[most];
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("loomwise-chat-select").start(this::loop);
    }

    @Override
    public int port() {
        return listening.socket().getLocalPort();
    }

    @Override
    public int members() {
        return present.get();
    }

    private void loop() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the selector of the chat server failed", e);
        } catch (java.nio.channels.ClosedSelectorException e) {
            // Closed: nobody comes in any more.
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Member member) {
            member.ready();
            return;
        }
        try {
            for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey own = channel.register(selector, SelectionKey.OP_READ);
                own.attach(new Member(channel, own));
            }
        } catch (IOException e) {
            // This one did not come in.
        }
    }

    private void took(Member from, Frame frame) {
        switch (frame.kind()) {
            case HELLO -> {
                if (members[frame.member()] == null) {
                    present.incrementAndGet();
                }
                members[frame.member()] = from;
                from.number = frame.member();
                from.write(frame.toBuffer());
            }
            case PRIVATE -> deliver(frame.member(), frame.toBuffer());
            case BROADCAST -> {
                ByteBuffer bytes = frame.toBuffer();
                for (int i = 0; i < members.length; i++) {
                    deliver(i, bytes.duplicate());
                }
            }
        }
    }

    private void deliver(int to, ByteBuffer bytes) {
        Member member = members[to];
        if (member != null) {
            member.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** A connection; only the selecting thread touches it. */
    private final class Member {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
        private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>(0);
        private int number = -1;

        Member(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }

        void ready() {
            try {
                if (key.isWritable()) {
                    flush();
                }
                if (key.isReadable() && channel.read(in) < 0) {
                    gone();
                    return;
                }
                in.flip();
                while (in.remaining() >= Frame.BYTES) {
                    took(this, Frame.read(in));
                }
                in.compact();
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException
                    | java.nio.channels.CancelledKeyException e) {
                gone();
            }
        }

        void write(ByteBuffer bytes) {
            try {
                if (waiting.isEmpty()) {
                    channel.write(bytes);
                }
                if (bytes.hasRemaining()) {
                    waiting.add(bytes);
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                }
            } catch (IOException e) {
                gone();
            }
        }

        private void flush() throws IOException {
            while (!waiting.isEmpty()) {
                channel.write(waiting.element());
                if (waiting.element().hasRemaining()) {
                    return;
                }
                waiting.remove();
            }
            key.interestOps(SelectionKey.OP_READ);
        }

        private void gone() {
            if (number >= 0 && members[number] == this) {
                members[number] = null;
                present.decrementAndGet();
            }
            try {
                channel.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
