package dev.loomwise.bench.workload;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.StringJoiner;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server that {@code LOOMWISE_PG_URL} names. It goes to the forks by the environment and is never part of a message:
 * a password may be in it.
 */
final class PostgresUrl {
    static final String VARIABLE = "LOOMWISE_PG_URL";
    private static final String EXAMPLE = "jdbc:postgresql://localhost:5432/postgres?user=NAME&password=WORD";

    private PostgresUrl() {}

    /** How to have a server, or what is wrong with the one that was named; empty when there is one. */
    static Optional<String> problem(Optional<String> url) {
        if (url.isEmpty() || url.get().isBlank()) {
            return Optional.of("it needs a PostgreSQL server: set " + VARIABLE + ", for example to " + EXAMPLE);
        }
        return parsed(url.get()).isPresent()
                ? Optional.empty()
                : Optional.of(VARIABLE + " is no address of a PostgreSQL server; write for example " + EXAMPLE);
    }

    /** @throws IllegalArgumentException when {@link #problem} has something to say */
    static PGSimpleDataSource database(Optional<String> url) {
        problem(url).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbc(url.orElseThrow()));
        // A server that hangs must not hang us: connecting has an end.
        database.setConnectTimeout(10);
        database.setApplicationName("loomwise");
        return database;
    }

    private static Optional<Properties> parsed(String url) {
        try {
            return Optional.ofNullable(Driver.parseURL(jdbc(url), null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Also takes {@code postgresql://name:word@host/db}, as the server's own tools write it. */
    private static String jdbc(String given) {
        String url = given.strip();
        URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        boolean ours = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!ours || uri.getHost() == null || uri.getUserInfo() == null) {
            return url;
        }
        StringJoiner query = new StringJoiner("&", "?", "");
        String[] user = uri.getUserInfo().split(":", 2);
        query.add("user=" + encoded(user[0]));
        if (user.length == 2) {
            query.add("password=" + encoded(user[1]));
        }
        if (uri.getRawQuery() != null) {
            query.add(uri.getRawQuery());
        }
        return "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
