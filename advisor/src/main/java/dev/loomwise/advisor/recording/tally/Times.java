package dev.loomwise.advisor.recording.tally;

import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;

/** Times of events as ns since 1970. */
final class Times {
    private Times() {}

    static long start(RecordedEvent event) {
        return nanos(event.getStartTime());
    }

    static long end(RecordedEvent event) {
        return nanos(event.getEndTime());
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
