package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Room for temporary files: logs of forks, native libraries, the files of file workloads. */
@AutoService(Check.class)
public final class TemporaryFilesCheck implements Check {
    private static final long LITTLE_MB = 512;
    private static final long TOO_LITTLE_MB = 50;

    @Override
    public String name() {
        return "temporary files";
    }

    @Override
    public int order() {
        return 130;
    }

    @Override
    public List<Finding> look(Rig rig) {
        String folder = rig.host().property("java.io.tmpdir").orElse("/tmp");
        try {
            Path path = Path.of(folder);
            return List.of(Files.isWritable(path)
                    ? judge(folder, Files.getFileStore(path).getUsableSpace() >> 20)
                    : unusable(folder));
        } catch (IOException | InvalidPathException e) {
            return List.of(unusable(folder));
        }
    }

    Finding judge(String folder, long freeMb) {
        String seen = String.format(Locale.ROOT, "%,d MB are free in %s", freeMb, folder);
        return freeMb >= LITTLE_MB
                ? Finding.ok(name(), seen)
                : new Finding(name(), freeMb < TOO_LITTLE_MB ? Severity.UNFIT : Severity.WARNING, seen,
                        "forks cannot write their logs, and cells fail",
                        "free some, or name another folder with -Djava.io.tmpdir in JAVA_OPTS");
    }

    private Finding unusable(String folder) {
        return new Finding(name(), Severity.UNFIT, folder + " cannot be written", "no fork can start",
                "name another folder with -Djava.io.tmpdir in JAVA_OPTS");
    }
}
