package dev.loomwise.bench.stub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An answer as it goes over the wire, encoded once and sent many times: what the stub spends on a request is taken from
 * the cores that are being measured.
 */
final class StubReply {
    private static final int MOST_KEPT = 1000;
    /** Larger bodies are slices of one block, so that no size costs memory. */
    private static final int MOST_INLINE = 8192;
    private static final ByteBuf BLOCK = Unpooled
            .unreleasableBuffer(Unpooled.directBuffer(65_536).writeBytes("x".repeat(65_536).getBytes(latin())));
    private static final Map<Long, StubReply> KEPT = new ConcurrentHashMap<>();

    private final int status;
    private final ByteBuf start;
    private final int headBytes;
    private final int blockBytes;
    private final boolean close;
    private final @Nullable StubFault fault;

    private StubReply(int status, ByteBuf start, int headBytes, int blockBytes, boolean close) {
        this(status, start, headBytes, blockBytes, close, null);
    }

    private StubReply(int status, ByteBuf start, int headBytes, int blockBytes, boolean close,
            @Nullable StubFault fault) {
        this.status = status;
        this.fault = fault;
        this.start = start;
        this.headBytes = headBytes;
        this.blockBytes = blockBytes;
        this.close = close;
    }

    /** Status and exactly so many bytes, except where HTTP allows no body (204, 205, 304). */
    static StubReply of(int status, int bytes, boolean close) {
        long key = (long) status << 33 | (long) bytes << 1 | (close ? 1 : 0);
        StubReply known = KEPT.get(key);
        if (known != null) {
            return known;
        }
        boolean keep = KEPT.size() < MOST_KEPT;
        StubReply reply = encode(status, bytes, close, keep);
        if (keep) {
            KEPT.put(key, reply);
        }
        return reply;
    }

    private static StubReply encode(int status, int bytes, boolean close, boolean direct) {
        boolean empty = status == 204 || status == 205 || status == 304;
        int length = empty ? 0 : bytes;
        byte[] head = head(status, status == 204 ? "" : "content-length: " + length + "\r\n", close);
        int inline = length <= MOST_INLINE ? length : 0;
        // Direct memory is for what stays: it is not given back by the garbage collector.
        ByteBuf start = direct ? Unpooled.directBuffer(head.length + inline) : Unpooled.buffer(head.length + inline);
        start.writeBytes(head).writeBytes(BLOCK, 0, inline);
        return new StubReply(status, Unpooled.unreleasableBuffer(start), head.length, length - inline, close);
    }

    /** A JSON document. */
    static StubReply json(String document, boolean close) {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        byte[] head = head(200, "content-type: application/json\r\ncontent-length: " + body.length + "\r\n", close);
        return new StubReply(200, Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(head, body)), head.length, 0,
                close);
    }

    /** What a server does that has gone wrong. */
    static StubReply of(StubFault fault) {
        return new StubReply(500, Unpooled.EMPTY_BUFFER, 0, 0, true, fault);
    }

    /** An answer for people. */
    static StubReply text(int status, String text, boolean close) {
        byte[] head = head(status, "content-length: " + text.length() + "\r\n", close);
        return new StubReply(status, Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(head, text.getBytes(latin()))),
                head.length, 0, close);
    }

    private static byte[] head(int status, String length, boolean close) {
        return ("HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n" + length
                + (close ? "connection: close\r\n\r\n" : "\r\n")).getBytes(latin());
    }

    private static java.nio.charset.Charset latin() {
        return StandardCharsets.ISO_8859_1;
    }

    /** Whether the connection ends with it. */
    boolean closes() {
        return close;
    }

    /** Writes and flushes it as the answer of one HTTP/2 stream, which ends with it. */
    void writeStream(ChannelHandlerContext stream) {
        if (fault != null) {
            fault.strike(stream);
            return;
        }
        ByteBuf body = body();
        Http2Headers headers = new DefaultHttp2Headers().status(Integer.toString(status))
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        stream.write(new DefaultHttp2HeadersFrame(headers, !body.isReadable()));
        if (body.isReadable()) {
            stream.write(new DefaultHttp2DataFrame(body, true));
        }
        stream.flush();
    }

    private ByteBuf body() {
        ByteBuf inline = start.slice(headBytes, start.readableBytes() - headBytes);
        if (blockBytes == 0) {
            return inline;
        }
        CompositeByteBuf body = Unpooled.compositeBuffer(Integer.MAX_VALUE).addComponent(true, inline);
        for (int left = blockBytes; left > 0; left -= BLOCK.capacity()) {
            body.addComponent(true, BLOCK.slice(0, Math.min(left, BLOCK.capacity())));
        }
        return body;
    }

    /** Writes without flushing. */
    void write(ChannelHandlerContext context) {
        if (fault != null) {
            fault.strike(context);
            return;
        }
        ChannelPromise nobodyAsks = context.voidPromise();
        context.write(start.duplicate(), nobodyAsks);
        for (int left = blockBytes; left > 0; left -= BLOCK.capacity()) {
            context.write(BLOCK.slice(0, Math.min(left, BLOCK.capacity())), nobodyAsks);
        }
        if (close) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> context.close());
        }
    }
}
