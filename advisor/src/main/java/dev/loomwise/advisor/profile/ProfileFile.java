package dev.loomwise.advisor.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.loomwise.reports.data.BadInputException;
import dev.loomwise.reports.data.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads a profile's keys from YAML, of which JSON is a part, token by token into text: every value stays as it is written, and a file cannot make
 * anything else. Tags and aliases are refused, so neither types nor copies of copies come into being.
 */
public final class ProfileFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 5;

    private static final String STANDARD_INPUT = "-";

    private final String file;
    private final YAMLParser parser;

    private ProfileFile(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads one.
     *
     * @param path - is standard input
     * @throws BadInputException when there is no such file, or it is not YAML or JSON that makes a profile
     */
    public static ObjectNode read(Path path) {
        String file = name(path);
        String text = decode(file, path.toString().equals(STANDARD_INPUT)
                ? standardInput()
                : InputFile.bytes(path, MOST_BYTES));
        boolean json = text.stripLeading().startsWith("{") || file.endsWith(".json");
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setCodePointLimit(MOST_BYTES);
        try (YAMLParser parser = YAMLFactory.builder().loaderOptions(limits).build()
                // JSON may be indented with tabs, and has them nowhere else; YAML may not.
                .createParser(json ? text.replace('\t', ' ') : text)) {
            return new ProfileFile(file, parser).document();
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + " is not " + (json ? "JSON" : "YAML") + problem(e), e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a message calls it. */
    public static String name(Path path) {
        return path.toString().equals(STANDARD_INPUT) ? "standard input" : path.toString();
    }

    private static byte[] standardInput() {
        try {
            byte[] content = System.in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new BadInputException("standard input is more than a profile");
            }
            return content;
        } catch (IOException e) {
            throw new BadInputException("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static String decode(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is not text in UTF-8; save it as such", e);
        }
    }

    private ObjectNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            throw new BadInputException(file + " is empty; write for example tasks: 1000 and wait: 100ms");
        }
        plain();
        if (first != JsonToken.START_OBJECT) {
            throw new BadInputException(file + " holds no keys; write for example tasks: 1000");
        }
        ObjectNode keys = object(1);
        if (parser.nextToken() != null) {
            throw new BadInputException(file + " holds more than one document" + line(parser.currentTokenLocation())
                    + "; keep one");
        }
        return keys;
    }

    private ObjectNode object(int depth) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (node.has(name)) {
                throw new BadInputException(file + ": the key '" + name + "' is there twice"
                        + line(parser.currentTokenLocation()) + "; keep one");
            }
            node.set(name, value(parser.nextToken(), depth));
        }
        return node;
    }

    private JsonNode value(JsonToken token, int depth) throws IOException {
        plain();
        return switch (token) {
            case START_OBJECT, START_ARRAY -> {
                if (depth == DEEPEST) {
                    throw new BadInputException(file + " is nested too deeply" + line(parser.currentTokenLocation())
                            + "; a profile has keys, and classes in a mix");
                }
                yield token == JsonToken.START_OBJECT ? object(depth + 1) : array(depth + 1);
            }
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            node.add(value(next, depth));
        }
        return node;
    }

    private void plain() throws IOException {
        if (parser.isCurrentAlias() || parser.getTypeId() != null) {
            throw new BadInputException(file + ": tags (!!) and aliases (*) mean nothing in a profile"
                    + line(parser.currentTokenLocation()) + "; write the value itself");
        }
    }

    /** Where it is and what it is; the exception itself knows only where the last thing ended that could be read. */
    private static String problem(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException cause && cause.getProblemMark() != null) {
            Mark at = cause.getProblemMark();
            return " (line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1) + ": " + cause.getProblem()
                    + ")";
        }
        return line(e.getLocation());
    }

    private static String line(JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ")";
    }
}
