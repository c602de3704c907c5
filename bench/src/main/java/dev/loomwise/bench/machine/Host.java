package dev.loomwise.bench.machine;

import java.util.Optional;

/** What can be read of a machine without measuring it. Another one than the real one lets tests look at any machine. */
public interface Host {
    /** The content of a file; empty where it is not there or may not be read. */
    Optional<String> content(String file);

    /** Whether a file or folder is there. */
    boolean exists(String path);

    /** Where a symbolic link points; empty where there is none. */
    Optional<String> link(String path);

    /** An environment variable of this process. */
    Optional<String> environment(String name);

    /** A system property of this JVM. */
    Optional<String> property(String name);

    /** {@code availableProcessors()}. */
    int cores();

    /** A number in a file of its own; empty where there is none ({@code max} and other words are none). */
    default Optional<Long> number(String file) {
        return content(file).map(String::strip).filter(t -> t.matches("-?[0-9]{1,18}")).map(Long::parseLong);
    }

    /** A line such as {@code MemAvailable:  1234 kB} in a file of them; its number. */
    default Optional<Long> number(String file, String key) {
        return content(file).flatMap(text -> text.lines().map(l -> l.split("[:\\s]+", -1))
                .filter(w -> w.length > 1 && w[0].equals(key) && w[1].matches("[0-9]{1,18}"))
                .map(w -> Long.parseLong(w[1])).findFirst());
    }

    /** This machine. */
    static Host here() {
        return new ThisHost();
    }
}
