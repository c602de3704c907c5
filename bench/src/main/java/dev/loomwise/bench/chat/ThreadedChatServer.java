package dev.loomwise.bench.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A thread per connection, which blocks while it reads and writes what it read to whom it concerns. */
final class ThreadedChatServer implements ChatServer {
    private final ServerSocket listening = new ServerSocket();
    private final ThreadFactory threads;
    private final AtomicReferenceArray<@Nullable Member> members;
    private final AtomicInteger present = new AtomicInteger();

    ThreadedChatServer(ThreadFactory threads, int most) throws IOException {
        this.threads = threads;
        this.members = new AtomicReferenceArray<>(most);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Thread.ofPlatform().daemon().name("loomwise-chat-accept").start(this::accept);
    }

    @Override
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public int members() {
        return present.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                threads.newThread(() -> serve(socket)).start();
            }
        } catch (IOException e) {
            // Closed: nobody comes in any more.
        }
    }

    private void serve(Socket socket) {
        Member self = null;
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[Frame.BYTES];
            while (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                Frame frame = Frame.read(ByteBuffer.wrap(bytes));
                switch (frame.kind()) {
                    case HELLO -> {
                        self = new Member(frame.member(), socket.getOutputStream());
                        if (members.getAndSet(self.number, self) == null) {
                            present.incrementAndGet();
                        }
                        self.write(bytes);
                    }
                    case PRIVATE -> deliver(frame.member(), bytes);
                    case BROADCAST -> {
                        for (int i = 0; i < members.length(); i++) {
                            deliver(i, bytes);
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A member that breaks off, or talks nonsense, is gone; the others stay.
        } finally {
            if (self != null && members.compareAndSet(self.number, self, null)) {
                present.decrementAndGet();
            }
        }
    }

    private void deliver(int to, byte[] bytes) {
        Member member = members.get(to);
        if (member != null) {
            try {
                member.write(bytes);
            } catch (IOException e) {
                // Its own thread notices too, and takes it out.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** A connection that others write to as well. */
    private static final class Member {
        private final int number;
        private final OutputStream out;
        private final ReentrantLock writing = new ReentrantLock();

        Member(int number, OutputStream out) {
            this.number = number;
            this.out = out;
        }

        void write(byte[] frame) throws IOException {
            writing.lock();
            try {
                out.write(frame);
            } finally {
                writing.unlock();
            }
        }
    }
}
