package dev.loomwise.reports.data;

import dev.loomwise.bench.run.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A run in memory: one of loomwise's, or any JMH result file. */
public final class Study {
    private final String name;
    private final Optional<Manifest> manifest;
    private final List<Measured> measured;
    private final List<String> notes;
    private final Optional<Path> folder;
    /** Ranking thousands of questions takes a while, and several sections of a page ask for them. */
    private final AtomicReference<Optional<List<Question>>> questions = new AtomicReference<>(Optional.empty());

    /** A study without a folder. */
    public Study(String name, Optional<Manifest> manifest, List<Measured> measured, List<String> notes) {
        this(name, manifest, measured, notes, Optional.empty());
    }

    /**
     * A study.
     *
     * @param name of the folder or file
     * @param manifest what {@code run.json} says; empty for a result file by itself
     * @param measured the entries, in the order of the file
     * @param notes what the reader left out and why, a sentence each
     * @param folder where a run of loomwise lies; empty for a result file by itself
     */
    public Study(String name, Optional<Manifest> manifest, List<Measured> measured, List<String> notes,
            Optional<Path> folder) {
        this.name = name;
        this.manifest = manifest;
        this.measured = List.copyOf(measured);
        this.notes = List.copyOf(notes);
        this.folder = folder;
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

    /** What the folder or file is called. */
    public String name() {
        return name;
    }

    /** What {@code run.json} says; empty for a result file by itself. */
    public Optional<Manifest> manifest() {
        return manifest;
    }

    /** The entries, in the order of the file. */
    public List<Measured> measured() {
        return measured;
    }

    /** What the reader left out and why, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Where a run of loomwise lies; empty for a result file by itself. */
    public Optional<Path> folder() {
        return folder;
    }

    /** What was asked of several models, sorted by workload and size. */
    public List<Question> questions() {
        return questions.updateAndGet(known -> known.isPresent() ? known : Optional.of(Question.of(this)))
                .orElseThrow();
    }

    /** Entries that are no cells of loomwise. */
    public List<Measured> foreign() {
        return measured.stream().filter(m -> m.cell().isEmpty()).toList();
    }
}
