package dev.loomwise.bench.stub;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What servers do that have gone wrong, instead of answering. */
enum StubFault {
    /** Breaks the connection off: the client's read fails. */
    RESET {
        @Override
        void strike(ChannelHandlerContext context) {
            // Closed without lingering, a socket says reset instead of end.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }
    },
    /** Ends the connection in good order, but without an answer. */
    CLOSE {
        @Override
        void strike(ChannelHandlerContext context) {
            context.close();
        }
    },
    /** Says something that is no HTTP. */
    GARBAGE {
        @Override
        void strike(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.copiedBuffer("\0\1\2 no HTTP at all\r\n\r\n", StandardCharsets.US_ASCII))
                    .addListener(done -> context.close());
        }
    },
    /** Never answers, and keeps the connection. */
    HANG {
        @Override
        void strike(ChannelHandlerContext context) {
            // Nothing: that is the fault.
        }
    };

    abstract void strike(ChannelHandlerContext context);

    /** @throws IllegalArgumentException when there is none of that name */
    static StubFault named(String name) {
        return Arrays.stream(values()).filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("faults are reset, close, garbage and hang"));
    }
}
