package dev.loomwise.bench.stub;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents such as public APIs send; the same for the same number, so that a client can check what it read. */
final class StubJson {
    private static final int MOST_USERS = 10_000;
    private static final int MOST_SERVICES = 1000;

    private StubJson() {}

    /** An array of users with ids from 1 to {@code count}. */
    static String users(int count) {
        if (count < 0 || count > MOST_USERS) {
            throw new IllegalArgumentException("users go up to " + MOST_USERS);
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> ("{\"id\":%d,\"name\":\"User %d\",\"email\":\"user%d@example.org\","
                        + "\"address\":{\"city\":\"City %d\",\"zip\":\"%05d\"},\"tags\":[\"a\",\"b\",\"c\"]}")
                        .formatted(id, id, id, id % 7, id))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** What service number {@code number} says of itself. */
    static String service(int number) {
        if (number < 0 || number >= MOST_SERVICES) {
            throw new IllegalArgumentException("services go from 0 to " + (MOST_SERVICES - 1));
        }
        return "{\"service\":%d,\"name\":\"service-%d\",\"value\":%d,\"healthy\":true}".formatted(number, number,
                7 * number + 1);
    }
}
