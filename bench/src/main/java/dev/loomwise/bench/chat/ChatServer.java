package dev.loomwise.bench.chat;

import java.io.IOException;

/** A chat server that is listening on loopback. */
interface ChatServer extends AutoCloseable {
    /** Connections in a burst must not meet the kernel's one-second retransmits. */
    int BACKLOG = 4096;

    int port();

    /** Members whose connection stands. */
    int members();

    @Override
    void close() throws IOException;

    /**
     * Starts one.
     *
     * @param how {@code virtual} or {@code platform}: a thread per connection; {@code async}: non-blocking channels
     * @param most member numbers go from 0 to {@code most - 1}
     */
    static ChatServer start(String how, int most) throws IOException {
        return switch (how) {
            case "virtual" -> new ThreadedChatServer(Thread.ofVirtual().factory(), most);
            case "platform" -> new ThreadedChatServer(Thread.ofPlatform().daemon().factory(), most);
            case "async" -> new SelectorChatServer(most);
            default -> throw new IllegalArgumentException("no chat server for " + how);
        };
    }
}
