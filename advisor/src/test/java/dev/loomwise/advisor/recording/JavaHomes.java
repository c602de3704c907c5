package dev.loomwise.advisor.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
public final class JavaHomes {
    private JavaHomes() {}

    /** The {@code java} of that feature version on this machine, if there is one. */
    public static Optional<Path> java(int version) {
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        if (Runtime.version().feature() == version) {
            return Optional.of(own);
        }
        return Stream.concat(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of),
                jvms().map(j -> j.resolve("bin"))).map(p -> p.resolve("java")).filter(Files::isExecutable)
                .filter(j -> feature(j) == version).findFirst();
    }

    private static Stream<Path> jvms() {
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            return homes.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static int feature(Path java) {
        try {
            Path release = java.toRealPath().resolve("../../release").normalize();
            return Files.readAllLines(release).stream().filter(l -> l.startsWith("JAVA_VERSION=\""))
                    .map(l -> l.substring(14).split("[.\"]", -1)[0]).mapToInt(Integer::parseInt).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
