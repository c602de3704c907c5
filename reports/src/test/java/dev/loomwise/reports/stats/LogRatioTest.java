package dev.loomwise.reports.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogRatioTest {
    @Test
    void surely_above_says_what_the_interval_says() {
        Random random = new Random(4);
        int above = 0;
        for (int i = 0; i < 2000; i++) {
            LogRatio ratio = new LogRatio(random.nextGaussian() * 0.2, 0.001 + random.nextDouble() * 0.1,
                    1 + random.nextInt(30));
            double confidence = 0.5 + random.nextDouble() * 0.49;
            boolean sure = ratio.interval(confidence).low() > 1.02;
            assertEquals(sure, ratio.surelyAbove(1.02, confidence), ratio + " at " + confidence);
            above += sure ? 1 : 0;
        }
        assertTrue(above > 200 && above < 1800, above + " of 2000");
    }
}
