import java.util.stream.IntStream;

/** A job that is split over the cores by a parallel stream. */
public final class ParallelStream {
    public static void main(String[] args) {
        for (int job = 0; job < 4; job++) {
            IntStream.range(0, 100).parallel().forEach(i -> Truth.task(() -> Truth.compute(6)));
        }
        Truth.print();
    }
}
