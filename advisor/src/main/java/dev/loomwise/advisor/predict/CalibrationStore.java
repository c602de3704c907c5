package dev.loomwise.advisor.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.loomwise.bench.run.RunFolder;
import dev.loomwise.bench.unit.Texts;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Where calibrations are kept: beside the run they were learnt from, and one for reference inside the program. */
public final class CalibrationStore {
    private static final String FILE = "costs.json";
    private static final String REFERENCE = "dev/loomwise/advisor/reference-costs.json";

    private CalibrationStore() {}

    /**
     * A calibration and where it is from.
     *
     * @param here whether it was measured on this machine
     */
    public record Found(Calibration calibration, boolean here) {}

    /** Writes the calibration into its run's folder. */
    public static void write(Path run, Calibration calibration) throws IOException {
        RunFolder.replace(run.resolve(FILE), CalibrationJson.write(calibration));
    }

    /** The calibration as it is kept: the same text for the same calibration. */
    public static String text(Calibration calibration) {
        try {
            return new String(CalibrationJson.write(calibration), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a calibration cannot be written into memory", e);
        }
    }

    /**
     * The calibration of that run.
     *
     * @throws BadInputException when it has none that can be used
     */
    public static Found ofRun(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.exists(run)) {
            throw new BadInputException(run + " does not exist; make that run with ./loomwise bench --out " + run);
        }
        if (Files.isRegularFile(run)) {
            throw new BadInputException(run + " is a file; name the run's folder, in which " + FILE + " is");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    run + " holds no " + FILE + ": it is no finished run; make one with loomwise bench"
                            + " --out DIR");
        }
        Calibration calibration = read(file);
        return new Found(calibration, isHere(calibration));
    }

    /** The newest calibration of this machine below {@code runs}, else the reference. */
    public static Found newest(Path runs) {
        return newestHere(runs).map(e -> new Found(e.getValue(), true)).orElseGet(() -> new Found(reference(), false));
    }

    /** The folder of the newest run of this machine below {@code runs} that has a calibration. */
    public static Optional<Path> newestFolder(Path runs) {
        return newestHere(runs).map(Map.Entry::getKey);
    }

    private static Optional<Map.Entry<Path, Calibration>> newestHere(Path runs) {
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (var folders = Files.list(runs)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve(FILE)))
                    .map(f -> Map.entry(f, read(f.resolve(FILE)))).filter(e -> isHere(e.getValue()))
                    .max(Map.Entry.comparingByValue(Comparator.comparing(Calibration::measured)));
        } catch (IOException e) {
            throw new BadInputException(runs + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The calibration that ships with the program. */
    public static Calibration reference() {
        try {
            return CalibrationJson.read(Texts.read(CalibrationStore.class, REFERENCE).orElseThrow(
                    () -> new IllegalStateException("the program is incomplete: " + REFERENCE + " is missing"))
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the program is damaged: " + REFERENCE + " cannot be read", e);
        }
    }

    private static Calibration read(Path file) {
        try {
            Calibration calibration = CalibrationJson.read(Files.readAllBytes(file));
            if (calibration.format() > Calibration.FORMAT) {
                throw new BadInputException(file + " has format " + calibration.format() + ", this program knows "
                        + Calibration.FORMAT + "; take a newer loomwise");
            }
            return calibration;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BadInputException(file + " is no calibration; measure again with loomwise bench", e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Cheap facts only: advice must not wait for a look at the hardware. */
    private static boolean isHere(Calibration calibration) {
        return calibration.machine().cores() == Runtime.getRuntime().availableProcessors()
                && calibration.machine().os().equals(System.getProperty("os.name") + " "
                        + System.getProperty("os.version"))
                && Runtime.version().feature() == feature(calibration.machine().jdk());
    }

    /** The number that a version begins with; reading all of it takes a regular expression. */
    private static int feature(String version) {
        int feature = 0;
        for (int i = 0; i < version.length() && i < 4 && Character.isDigit(version.charAt(i)); i++) {
            feature = 10 * feature + Character.digit(version.charAt(i), 10);
        }
        return feature;
    }
}
