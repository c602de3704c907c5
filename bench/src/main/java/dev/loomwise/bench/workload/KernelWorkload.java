package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import dev.loomwise.bench.task.ChunkTask;
import dev.loomwise.bench.task.DivisibleJob;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A known kernel of computing. With one task it is one job, which forkjoin alone splits; with more it is cut into so many
 * parts, which every model runs side by side. How long it takes is what is measured, so there is no bound to compare with.
 */
abstract class KernelWorkload implements Workload {
    /** How large the problem is, in units of the kernel; {@code usual} for its usual size. */
    static final String SIZE = "size";
    private static final String USUAL = "usual";

    private final String name;
    private final String about;
    private final long usualSize;
    private final long largestSize;

    /** @param largestSize what memory and an int allow */
    KernelWorkload(String name, String about, long usualSize, long largestSize) {
        this.name = name;
        this.about = about;
        this.usualSize = usualSize;
        this.largestSize = largestSize;
    }

    /** The job of this size; the same every time. */
    abstract DivisibleJob job(long size);

    /** About what the whole takes on one core, in milliseconds; only planning needs it. */
    abstract double aboutMs(long size);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String about() {
        return about;
    }

    @Override
    public final boolean onlyComputes() {
        return true;
    }

    @Override
    public final String suite() {
        return "KernelSuite";
    }

    @Override
    public final Map<String, String> extras() {
        return Map.of(SIZE, Long.toString(usualSize));
    }

    private long size(Cell cell) {
        String text = cell.extra(SIZE);
        long size = text.equals(USUAL) ? usualSize : text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
        if (size < 1 || size > largestSize) {
            throw new IllegalArgumentException("the size of '" + name + "' goes from 1 to " + largestSize + ", not "
                    + text);
        }
        return size;
    }

    /** Computing needs no more threads than cores. */
    @Override
    public final Settings settings(Cell cell) {
        Settings usual = Workload.super.settings(cell);
        return usual.withPoolSize(Math.min(usual.poolSize(), usual.parallelism()));
    }

    @Override
    public final OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public final OptionalDouble expectedMs(Cell cell) {
        boolean spread = cell.model() != ConcurrencyModel.SYNC
                && (cell.tasks() > 1 || cell.model() == ConcurrencyModel.FORKJOIN);
        return OptionalDouble.of(aboutMs(size(cell)) / (spread ? Runtime.getRuntime().availableProcessors() : 1));
    }

    @Override
    public final Session open(Cell cell, Rig rig) {
        if (!cell.waiting().isZero() || !cell.cpu().isZero()) {
            throw new IllegalArgumentException("'" + name + "' computes what it computes; leave wait and cpu at 0");
        }
        DivisibleJob job = job(size(cell));
        ChunkTask chunks = new ChunkTask(job, cell.tasks(), cell.steps());
        long expected = chunks.expected(cell.tasks()) + job.verdict();
        return new Session() {
            @Override
            public long run(Lane lane) throws Exception {
                long sum = cell.tasks() == 1 ? lane.run(job) : lane.run(chunks, cell.tasks());
                if (cell.tasks() > 1) {
                    chunks.joinAll();
                }
                return sum + job.verdict();
            }

            @Override
            public long expected() {
                return expected;
            }
        };
    }
}
