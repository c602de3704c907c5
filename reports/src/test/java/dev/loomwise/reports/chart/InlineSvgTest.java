package dev.loomwise.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineSvgTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<a x=\"1.25\">|<a x=\"1.3\">", "M-0.04,9.96 L12.0|M-0,10 L12",
            "4.5 and 4.50|4.5 and 4.5", "no 1 2 3.|no 1 2 3.", ".5 7.x|.5 7.x", "3.14159E-5|3.1E-5",
            "http://www.w3.org/2000/svg|http://www.w3.org/2000/svg"})
    void numbers_are_told_to_a_tenth_and_everything_else_stays(String tag, String shorter) {
        assertEquals(shorter, InlineSvg.shortNumbers(tag));
    }

    @Test
    void they_are_rounded_half_upwards() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            String number = new BigDecimal(random.nextInt(100_000_000)).movePointLeft(2 + random.nextInt(5))
                    .toPlainString();
            String expected = new BigDecimal(number).setScale(1, RoundingMode.HALF_UP).toPlainString()
                    .replaceFirst("\\.0$", "");
            assertEquals(String.format(Locale.ROOT, "%s,%s", expected, expected),
                    InlineSvg.shortNumbers(number + "," + number), number);
        }
    }
}
