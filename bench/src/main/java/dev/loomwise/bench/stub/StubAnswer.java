package dev.loomwise.bench.stub;

import dev.loomwise.bench.unit.Units;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a request asks for. Clients ask the same thing again and again, so what was understood once is kept.
 *
 * @param delayNanos earliest time of the answer after the request was read
 * @param open the answer on a connection that stays
 * @param closing the answer on a connection that ends with it
 */
record StubAnswer(long delayNanos, StubReply open, StubReply closing) {
    private static final int MOST_KEPT = 1000;
    private static final int LONGEST_KEPT = 128;
    private static final int MOST_BYTES = 64 << 20;
    private static final Set<String> PARAMETERS = Set.of("delay", "bytes", "status", "users", "service",
            "fault");
    private static final Map<String, StubAnswer> KEPT = new ConcurrentHashMap<>();

    static StubAnswer of(String uri) {
        StubAnswer known = KEPT.get(uri);
        if (known == null) {
            known = parse(uri);
            if (KEPT.size() < MOST_KEPT && uri.length() <= LONGEST_KEPT) {
                KEPT.put(uri, known);
            }
        }
        return known;
    }

    private static StubAnswer parse(String uri) {
        try {
            QueryStringDecoder query = new QueryStringDecoder(uri);
            if (query.path().equals("/ready")) {
                return text(200, "ready\n");
            }
            if (!query.path().equals("/")) {
                return text(404, "only /, /cpu and /ready are here\n");
            }
            return asked(query.parameters());
        } catch (IllegalArgumentException e) {
            return refused("not understood");
        }
    }

    private static StubAnswer asked(Map<String, List<String>> asked) {
        if (!PARAMETERS.containsAll(asked.keySet())) {
            return refused("unknown parameter");
        }
        long delayNanos = Units.duration(first(asked, "delay", "0")).toNanos();
        if (asked.containsKey("fault")) {
            StubReply wrong = StubReply.of(StubFault.named(first(asked, "fault", "")));
            return new StubAnswer(delayNanos, wrong, wrong);
        }
        if (asked.containsKey("users") || asked.containsKey("service")) {
            String document = asked.containsKey("users")
                    ? StubJson.users(Integer.parseInt(first(asked, "users", "")))
                    : StubJson.service(Integer.parseInt(first(asked, "service", "")));
            return new StubAnswer(delayNanos, StubReply.json(document, false), StubReply.json(document, true));
        }
        long bytes = Units.bytes(first(asked, "bytes", "64"));
        int status = Integer.parseInt(first(asked, "status", "200"));
        if (bytes > MOST_BYTES || status < 200 || status > 599) {
            return refused("bytes go up to 64MB, status from 200 to 599");
        }
        return new StubAnswer(delayNanos, StubReply.of(status, (int) bytes, false),
                StubReply.of(status, (int) bytes, true));
    }

    /** The user's own text is not repeated: it could be anything. */
    private static StubAnswer refused(String why) {
        return text(400, why + "; write for example /?delay=20ms&bytes=512&status=200\n");
    }

    private static StubAnswer text(int status, String line) {
        return new StubAnswer(0, StubReply.text(status, line, false), StubReply.text(status, line, true));
    }

    private static String first(Map<String, List<String>> asked, String name, String otherwise) {
        return asked.containsKey(name) ? asked.get(name).getFirst() : otherwise;
    }
}
