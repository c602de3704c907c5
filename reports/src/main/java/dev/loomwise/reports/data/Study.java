package dev.loomwise.reports.data;

import dev.loomwise.bench.run.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run in memory: one of loomwise's, or any JMH result file.
 *
 * @param name of the folder or file
 * @param manifest what {@code run.json} says; empty for a result file by itself
 * @param measured the entries, in the order of the file
 * @param notes what the reader left out and why, a sentence each
 * @param folder where a run of loomwise lies; empty for a result file by itself
 */
public record Study(String name, Optional<Manifest> manifest, List<Measured> measured, List<String> notes,
        Optional<Path> folder) {
    /** A study without a folder. */
    public Study(String name, Optional<Manifest> manifest, List<Measured> measured, List<String> notes) {
        this(name, manifest, measured, notes, Optional.empty());
    }

    public Study {
        measured = List.copyOf(measured);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a run's folder or a JMH JSON file that anyone made. A run that was killed early has no cells and is still a
     * study.
     *
     * @throws BadInputException when it is neither; one line for the user
     */
    public static Study read(Path path) {
        return StudyReader.read(path);
    }

    /** What was asked of several models, sorted by workload and size. */
    public List<Question> questions() {
        return Question.of(this);
    }

    /** Entries that are no cells of loomwise. */
    public List<Measured> foreign() {
        return measured.stream().filter(m -> m.cell().isEmpty()).toList();
    }
}
