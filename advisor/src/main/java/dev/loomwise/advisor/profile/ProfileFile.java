package dev.loomwise.advisor.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a profile's keys from YAML: text and trees only, so that a file cannot make anything else. */
public final class ProfileFile {
    private static final long MOST_BYTES = 1 << 20;

    private ProfileFile() {}

    /** @throws BadInputException when there is no such file, or it is not YAML */
    public static ObjectNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is not a file; give a profile such as service.yaml, or flags");
        }
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(10);
        limits.setCodePointLimit((int) MOST_BYTES);
        YAMLFactory yaml = YAMLFactory.builder().loaderOptions(limits)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build()).build();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(file + " is larger than 1 MB; a profile has a few lines");
            }
            JsonNode root = new ObjectMapper(yaml).readTree(file.toFile());
            if (root == null || root.isMissingNode() || root.isNull()) {
                throw new BadInputException(file + " is empty; write for example tasks: 1000 and wait: 100ms");
            }
            if (!(root instanceof ObjectNode keys)) {
                throw new BadInputException(file + " holds no keys; write for example tasks: 1000");
            }
            return keys;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BadInputException(file + " is not YAML"
                    + (at == null ? "" : ": it breaks at line " + at.getLineNr()), e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
