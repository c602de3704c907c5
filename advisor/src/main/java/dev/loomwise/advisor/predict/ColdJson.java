package dev.loomwise.advisor.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The part of {@code costs.json} that tells of cold starts. */
final class ColdJson {
    private ColdJson() {}

    static void write(ColdStart cold, ObjectNode node) {
        cold.lags().forEach((name, lag) -> node.putObject(name)
                .put("firstMs", CalibrationJson.rounded(lag.firstMs()))
                .put("thousandMs", CalibrationJson.rounded(lag.thousandMs())));
    }

    /**
     * Empty where the file does not tell of them: those of before do not.
     *
     * @throws IllegalArgumentException when it tells of something else
     */
    static Optional<ColdStart> read(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Map<String, ColdStart.Lag> lags = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            lags.put(entry.getKey(), new ColdStart.Lag(
                    Math.max(0, CalibrationJson.number(entry.getValue(), "firstMs")),
                    Math.max(0, CalibrationJson.number(entry.getValue(), "thousandMs"))));
        }
        return Optional.of(new ColdStart(lags));
    }
}
