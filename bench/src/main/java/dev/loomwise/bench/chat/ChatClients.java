package dev.loomwise.bench.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The members of a chat, all on one selecting thread: a real connection each. */
final class ChatClients implements AutoCloseable {
    /** Connections that may be on their way at once; more would only stand in the server's backlog. */
    private static final int MOST_CONNECTING = 512;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int BUFFER = Frame.BYTES * 32;

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final Histogram broadcast = new Histogram(LONGEST_NANOS, 3);
    private final Histogram privately = new Histogram(LONGEST_NANOS, 3);
    private int greeted;
    private int connecting;
    private int lost;
    private int step;
    private long delivered;
    private long unexpected;

    ChatClients() throws IOException {}

    /**
     * Connects {@code count} members and waits until the server has greeted each.
     *
     * @throws IOException when one cannot connect, or they are not all greeted in time
     */
    void connect(int port, int count) throws IOException {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        long deadline = System.nanoTime() + PATIENCE_NANOS + count * TimeUnit.MILLISECONDS.toNanos(1);
        while (greeted < count) {
            while (clients.size() < count && connecting < MOST_CONNECTING) {
                clients.add(new Client(clients.size(), server));
                connecting++;
            }
            select();
            if (lost > 0 || System.nanoTime() > deadline) {
                throw new IOException(greeted + " of " + count + " members are connected, " + lost + " were refused");
            }
        }
    }

    /** Steps one after the other: a broadcast by somebody, and private messages at the same moment. */
    ChatReport round(int broadcasts, int privates, long seed) throws IOException {
        Random random = new Random(seed);
        broadcast.reset();
        privately.reset();
        long before = delivered;
        long strangeBefore = unexpected;
        long expected = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < broadcasts && delivered - before == expected && lost == 0; i++) {
            step++;
            int talking = Math.min(privates, clients.size());
            expected += clients.size() + talking;
            speak(pick(random), Frame.Kind.BROADCAST, 0);
            int first = random.nextInt(clients.size());
            for (int p = 0; p < talking; p++) {
                speak(pick(random), Frame.Kind.PRIVATE, (first + p) % clients.size());
            }
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (delivered - before < expected && lost == 0 && System.nanoTime() < deadline) {
                select();
            }
        }
        return new ChatReport(expected, delivered - before, unexpected - strangeBefore, lost,
                (System.nanoTime() - begin) / 1e9, ChatReport.Delivery.of(broadcast),
                ChatReport.Delivery.of(privately));
    }

    /** A member whose connection broke has said nothing: the round then ends as incomplete. */
    private void speak(Client by, Frame.Kind kind, int to) {
        try {
            by.say(kind, to);
        } catch (IOException e) {
            lost++;
        }
    }

    private Client pick(Random random) {
        return clients.get(random.nextInt(clients.size()));
    }

    private void select() throws IOException {
        selector.select(key -> ((Client) key.attachment()).ready(), 100);
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    /** One member. */
    private final class Client {
        private final int number;
        private final SocketChannel channel = SocketChannel.open();
        private final SelectionKey key;
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
        private int lastBroadcast;
        private int lastPrivate;

        Client(int number, InetSocketAddress server) throws IOException {
            this.number = number;
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            key = channel.register(selector, SelectionKey.OP_CONNECT, this);
            channel.connect(server);
        }

        void ready() {
            try {
                if (key.isConnectable() && channel.finishConnect()) {
                    key.interestOps(SelectionKey.OP_READ);
                    connecting--;
                    say(Frame.Kind.HELLO, number);
                }
                if (key.isReadable()) {
                    if (channel.read(in) < 0) {
                        throw new IOException("the server closed the connection");
                    }
                    in.flip();
                    while (in.remaining() >= Frame.BYTES) {
                        took(Frame.read(in));
                    }
                    in.compact();
                }
            } catch (IOException | IllegalArgumentException e) {
                lost++;
                key.cancel();
            }
        }

        /** Frames are so small that a socket which still takes none of one is as good as broken. */
        void say(Frame.Kind kind, int to) throws IOException {
            ByteBuffer bytes = new Frame(kind, to, step, System.nanoTime()).toBuffer();
            if (channel.write(bytes) < Frame.BYTES) {
                throw new IOException("a member's socket is full");
            }
        }

        private void took(Frame frame) {
            long nanos = Math.min(System.nanoTime() - frame.sentNanos(), LONGEST_NANOS);
            switch (frame.kind()) {
                case HELLO -> greeted++;
                case BROADCAST -> {
                    count(frame.number() == step && lastBroadcast < step, broadcast, nanos);
                    lastBroadcast = frame.number();
                }
                case PRIVATE -> {
                    count(frame.number() == step && lastPrivate < step && frame.member() == number, privately, nanos);
                    lastPrivate = frame.number();
                }
            }
        }

        private void count(boolean asItShould, Histogram times, long nanos) {
            if (asItShould) {
                delivered++;
                times.recordValue(nanos);
            } else {
                unexpected++;
            }
        }
    }
}
