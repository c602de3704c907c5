package dev.loomwise.bench.stub;

import dev.loomwise.bench.unit.Units;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a request asks for. Clients ask the same thing again and again, so a few answers are kept. */
record StubAnswer(int status, long delayNanos, byte[] body) {
    private static final int MOST_KEPT = 1000;
    private static final int MOST_BYTES = 64 << 20;
    private static final Map<String, StubAnswer> KEPT = new ConcurrentHashMap<>();

    static StubAnswer of(String uri) {
        StubAnswer known = KEPT.get(uri);
        if (known == null) {
            known = parse(uri);
            if (KEPT.size() < MOST_KEPT && known.body.length <= 65_536) {
                KEPT.put(uri, known);
            }
        }
        return known;
    }

    static StubAnswer text(String text) {
        return new StubAnswer(200, 0, StubHandler.ascii(text));
    }

    static StubAnswer error(String sentence) {
        return new StubAnswer(400, 0, StubHandler.ascii(sentence + "\n"));
    }

    private static StubAnswer parse(String uri) {
        try {
            QueryStringDecoder query = new QueryStringDecoder(uri);
            if (!query.path().equals("/")) {
                return new StubAnswer(404, 0, StubHandler.ascii("only / and /cpu are here\n"));
            }
            Map<String, java.util.List<String>> asked = query.parameters();
            for (String name : asked.keySet()) {
                if (!name.equals("delay") && !name.equals("bytes") && !name.equals("status")) {
                    return error("unknown parameter; write for example /?delay=20ms&bytes=512&status=200");
                }
            }
            long bytes = Units.bytes(first(asked, "bytes", "64"));
            int status = Integer.parseInt(first(asked, "status", "200"));
            if (bytes > MOST_BYTES || status < 200 || status > 599) {
                return error("bytes go up to 64MB, status from 200 to 599");
            }
            byte[] body = new byte[(int) bytes];
            Arrays.fill(body, (byte) 'x');
            return new StubAnswer(status, Units.duration(first(asked, "delay", "0")).toNanos(), body);
        } catch (IllegalArgumentException e) {
            return error("write for example /?delay=20ms&bytes=512");
        }
    }

    private static String first(Map<String, java.util.List<String>> asked, String name, String otherwise) {
        return asked.containsKey(name) ? asked.get(name).getFirst() : otherwise;
    }
}
