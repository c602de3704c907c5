package dev.loomwise.bench.chat;

import java.nio.ByteBuffer;

/**
 * A message as it goes over the wire, always {@link #BYTES} long.
 *
 * @param kind what is to be done with it
 * @param member who says hello, or to whom it goes; the sender of a broadcast
 * @param number of the message, so that none is counted twice
 * @param sentNanos {@code System.nanoTime} of the sending process
 */
record Frame(Kind kind, int member, int number, long sentNanos) {
    static final int BYTES = 24;

    /** What a frame is for. */
    enum Kind {
        /** First words of a connection; the server answers with the same frame. */
        HELLO(1),
        /** To everybody, the sender included. */
        BROADCAST(2),
        /** To one member. */
        PRIVATE(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            return switch (code) {
                case 1 -> HELLO;
                case 2 -> BROADCAST;
                case 3 -> PRIVATE;
                default -> throw new IllegalArgumentException("no such frame: " + code);
            };
        }
    }

    /** Ready to be written. */
    ByteBuffer toBuffer() {
        return ByteBuffer.allocate(BYTES).putInt(kind.code).putInt(member).putInt(number).putInt(0)
                .putLong(sentNanos).flip();
    }

    /** @throws IllegalArgumentException when there is no such kind of frame */
    static Frame read(ByteBuffer from) {
        Kind kind = Kind.of(from.getInt());
        int member = from.getInt();
        int number = from.getInt();
        from.getInt();
        return new Frame(kind, member, number, from.getLong());
    }
}
