package dev.loomwise.advisor.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Invariant: a calibration knows when it was measured, whichever loomwise wrote it. */
class CalibrationJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode reference() throws IOException {
        try (InputStream in = CalibrationJson.class.getResourceAsStream("../reference-costs.json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in));
        }
    }

    private static Instant measured(ObjectNode file) throws IOException {
        return CalibrationJson.read(JSON.writeValueAsBytes(file)).measured();
    }

    @Test
    void what_is_written_is_read_to_the_millisecond() throws IOException {
        Calibration calibration = CalibrationJson.read(JSON.writeValueAsBytes(reference()));
        assertEquals(calibration.measured(), CalibrationJson.read(CalibrationJson.write(calibration)).measured());
    }

    @Test
    void the_number_and_the_date_beside_it_are_one_moment() throws IOException {
        ObjectNode file = reference();
        Instant date = Instant.parse(file.path("measured").asText());
        assertEquals(date.truncatedTo(ChronoUnit.MILLIS), measured(file));
        file.remove("measuredMs");
        assertEquals(date, measured(file));
    }

    @Test
    void what_is_no_moment_is_said() throws IOException {
        ObjectNode file = reference();
        file.remove("measuredMs");
        assertThrows(IllegalArgumentException.class, () -> measured(file.put("measured", "2026-02-30T00:00:00Z")));
        assertThrows(IllegalArgumentException.class, () -> measured(file.put("measuredMs", "today")));
    }
}
