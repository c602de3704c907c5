package dev.loomwise.reports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loomwise.bench.run.Manifest;
import dev.loomwise.bench.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Collectors;

/** Finds the files of a run and turns every way in which they can be wrong into one sentence. */
final class StudyReader {
    private static final int MOST_BYTES = 512 << 20;
    /** From here on it pays to read entries side by side. */
    private static final int LARGE = 8 << 20;
    /** What the report cannot do without, as JSON pointers. */
    private static final List<String> NEEDED = List.of("/id", "/started", "/preset", "/loomwise", "/machine/host",
            "/machine/cpu", "/machine/cores", "/machine/os", "/machine/virtualization", "/machine/jdk", "/machine/vm");

    /** Made when first needed: by then the cells are on their way from the disk. */
    private static final class Tree {
        /** A killed writer may leave half a document, a broken copy two. */
        static final ObjectReader READER = new ObjectMapper().reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private StudyReader() {}

    static Study read(Path path) {
        if (!Files.exists(path)) {
            throw new BadInputException(path + " does not exist; name a run's folder or a JMH JSON file");
        }
        return Files.isDirectory(path) ? folder(path) : file(path);
    }

    private static Study folder(Path folder) {
        Path results = folder.resolve(RunFolder.RESULTS);
        Path manifestFile = folder.resolve(RunFolder.MANIFEST);
        if (!Files.exists(manifestFile)) {
            if (Files.exists(results)) {
                return file(results);
            }
            throw new BadInputException(folder + " is no run: it has neither " + RunFolder.MANIFEST + " nor "
                    + RunFolder.RESULTS + "; name a folder that loomwise bench wrote");
        }
        // The cells are read on all cores while the manifest is taken apart.
        try (ForkJoinPool pool = new ForkJoinPool()) {
            ForkJoinTask<JmhJson> cells = pool.submit(() -> cells(results));
            Manifest manifest = manifest(manifestFile);
            JmhJson json = cells.join();
            return new Study(name(folder), Optional.of(manifest), json.measured(), json.notes(), Optional.of(folder));
        }
    }

    private static Study file(Path file) {
        byte[] content = InputFile.bytes(file, MOST_BYTES);
        if (content.length == 0) {
            throw new BadInputException(file + " is empty: JMH creates it before it measures, and this run did not "
                    + "end; measure again");
        }
        JmhJson json = json(file, content);
        Study study = new Study(name(file), Optional.empty(), json.measured(), json.notes());
        if (study.measured().isEmpty() && study.notes().isEmpty()) {
            throw new BadInputException(file + " holds no results; give the file that JMH wrote with -rf json");
        }
        return study;
    }

    /** A run that was killed early has none. */
    private static JmhJson cells(Path results) {
        return json(results, Files.exists(results) ? InputFile.bytes(results, MOST_BYTES) : new byte[0]);
    }

    private static JmhJson json(Path file, byte[] content) {
        JmhJson json = new JmhJson(file);
        if (content.length < LARGE || !json.readLarge(content)) {
            json.readAll(content.length == 0 ? JsonNodeFactory.instance.arrayNode() : tree(file, content));
        }
        return json;
    }

    private static Manifest manifest(Path file) {
        JsonNode tree = tree(file, InputFile.bytes(file, MOST_BYTES));
        JsonNode format = tree.path("format");
        if (!format.isIntegralNumber() || format.asDouble() < 1) {
            throw new BadInputException(
                    file + " is not a manifest of loomwise (it has no format version); measure again");
        }
        if (format.asDouble() > Manifest.FORMAT) {
            throw new BadInputException(file + " has format " + format.asText() + ", and this loomwise reads up to "
                    + Manifest.FORMAT + "; use a newer loomwise");
        }
        for (String field : NEEDED) {
            if (tree.at(field).isMissingNode() || tree.at(field).isNull()) {
                throw new BadInputException(file + " is not a manifest of loomwise (it has no " + field.substring(1)
                        + "); measure again");
            }
        }
        try {
            Manifest manifest = RunFolder.JSON.treeToValue(tree, Manifest.class);
            if (manifest.machine().cores() < 1) {
                throw new BadInputException(file + " says that the machine has no cores; measure again");
            }
            return manifest;
        } catch (JsonMappingException e) {
            String field = e.getPath().stream().map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull).collect(Collectors.joining("/"));
            throw new BadInputException(file + " is not a manifest of loomwise (its " + field
                    + " is not what a run writes there); measure again", e);
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is not a manifest of loomwise; measure again", e);
        }
    }

    private static JsonNode tree(Path file, byte[] content) {
        try {
            return Tree.READER.readTree(content);
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is not complete JSON at line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + " ("
                    + e.getOriginalMessage().split(": expected", 2)[0]
                    + "); give the file that JMH wrote with -rf json", e);
        } catch (IOException e) {
            throw new BadInputException(file + " is no text that JSON can be written in (" + e.getMessage() + ")", e);
        }
    }

    private static String name(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
