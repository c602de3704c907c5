package dev.loomwise.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** Output to the letter, kept in a file beside the tests, and the same under every locale and time zone. */
public final class Golden {
    private Golden() {}

    /**
     * Compares what {@code writer} gives under three locales and time zones with the resource {@code golden/name}. What
     * it gave is left in {@code target/golden}: look at it, and copy it when the change was meant.
     */
    public static void check(String name, Callable<String> writer) throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String[] place : new String[][]{{"en-US", "America/New_York"}, {"de-DE", "Europe/Berlin"},
                    {"ar-EG-u-nu-arab", "Asia/Kathmandu"}}) {
                Locale.setDefault(Locale.forLanguageTag(place[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(place[1]));
                String actual = writer.call();
                Path kept = Files.createDirectories(Path.of("target", "golden")).resolve(name);
                Files.writeString(kept, actual);
                assertEquals(expected(name), actual, () -> "under " + place[0] + "; what came is in " + kept);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String expected(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
