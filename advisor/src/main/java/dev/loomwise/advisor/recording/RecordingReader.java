package dev.loomwise.advisor.recording;

import dev.loomwise.advisor.recording.tally.RecordingTally;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.DoubleConsumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a flight recording once, event by event. The chunk headers are checked first, because the JDK's parser believes
 * them.
 */
public final class RecordingReader {
    private static final int HEADER_BYTES = 68;
    private static final int MAGIC = 0x464c5200;
    /** ns since 1970; nobody records in the 23rd century. */
    private static final long LATEST = 7_200_000_000L * 1_000_000_000L;
    private static final int PROGRESS_EVERY = 20_000;
    private static final String AGAIN = "; record it again, for example with ./loomwise record";

    private RecordingReader() {}

    /** Where the chunks lie in time, ns since 1970. */
    private record Span(long from, long to, java.util.NavigableSet<Long> ends) {}

    /**
     * The sums over a recording.
     *
     * @param progress hears from time to time which share of the recording has been read, 0 to 1
     * @throws BadInputException when the file is missing, empty, cut off, damaged or no flight recording
     */
    public static RecordingTally read(Path file, DoubleConsumer progress) {
        Span span = check(file);
        RecordingTally tally;
        try (RecordingFile events = new RecordingFile(file)) {
            tally = new RecordingTally(span.from, events.readEventTypes());
            long read = 0;
            Long boundary = span.ends.first();
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                // A thread's events are out of order within a chunk; when another chunk begins, all of one are there.
                if (boundary != null && nanos(event.getEndTime()) > boundary) {
                    tally.settle();
                    boundary = span.ends.higher(nanos(event.getEndTime()));
                }
                tally.accept(event);
                if (++read % PROGRESS_EVERY == 0) {
                    progress.accept(share(event.getStartTime(), span));
                }
            }
            if (read == 0) {
                throw new BadInputException(file + " holds no events" + AGAIN);
            }
            tally.finish(span.to);
        } catch (BadInputException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new BadInputException(file + " cannot be read in " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB of memory: it is damaged, or its chunks are very large; JAVA_OPTS=-Xmx4g gives more",
                    e);
        } catch (IOException | RuntimeException | Error e) {
            // The parser trusts what it reads; a damaged recording makes it fail in any way, errors of the JVM included.
            throw new BadInputException(file + " is damaged: its events cannot be read" + AGAIN, e);
        }
        if (tally.used() == 0) {
            throw new BadInputException(file + " has no events of a JVM that tell about threads" + AGAIN);
        }
        progress.accept(1);
        return tally;
    }

    /** Whether that file is meant to be a flight recording: by its name, or because it begins as one does. */
    public static boolean recording(Path file) {
        if (file.toString().endsWith(".jfr")) {
            return true;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return in.length() >= HEADER_BYTES && in.readInt() == MAGIC;
        } catch (IOException e) {
            return false;
        }
    }

    private static double share(Instant now, Span span) {
        double at = nanos(now);
        return span.to <= span.from ? 0 : Math.clamp((at - span.from) / (span.to - span.from), 0, 1);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static Span check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is not a file; give a flight recording such as app.jfr");
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            if (length == 0) {
                throw new BadInputException(file + " is empty" + AGAIN);
            }
            long from = Long.MAX_VALUE;
            long to = Long.MIN_VALUE;
            java.util.NavigableSet<Long> ends = new java.util.TreeSet<>();
            for (long at = 0; at < length;) {
                in.seek(at);
                if (length - at < HEADER_BYTES || in.readInt() != MAGIC) {
                    throw new BadInputException(at == 0
                            ? file + " is not a flight recording: it does not begin as one does"
                            : file + " is cut off or damaged after " + at + " of " + length + " bytes" + AGAIN);
                }
                int version = in.readInt() >>> 16;
                if (version != 2) {
                    throw new BadInputException(file + " has format version " + version + "; versions 2.x are read");
                }
                long size = in.readLong();
                long pool = in.readLong();
                long metadata = in.readLong();
                long start = in.readLong();
                long nanos = in.readLong();
                if (size == 0) {
                    throw new BadInputException(file + " is still being written: its last chunk has no end yet; end the"
                            + " recording first (jcmd PID JFR.stop)");
                }
                if (size < HEADER_BYTES || size > length - at) {
                    throw new BadInputException(file + " is cut off: a chunk of " + size + " bytes begins "
                            + (length - at) + " bytes before the end" + AGAIN);
                }
                if (outside(pool, size) || outside(metadata, size) || start < 0 || nanos < 0
                        || start > LATEST || nanos > LATEST - start) {
                    throw new BadInputException(file + " is damaged: the header of a chunk makes no sense" + AGAIN);
                }
                from = Math.min(from, start);
                to = Math.max(to, start + nanos);
                ends.add(start + nanos);
                at += size;
            }
            return new Span(from, to, ends);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean outside(long offset, long size) {
        return offset < HEADER_BYTES || offset >= size;
    }

}
