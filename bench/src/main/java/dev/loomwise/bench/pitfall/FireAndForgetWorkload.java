package dev.loomwise.bench.pitfall;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.process.ChildProcess;
import dev.loomwise.bench.workload.Cell;
import dev.loomwise.bench.workload.Rig;
import dev.loomwise.bench.workload.Session;
import dev.loomwise.bench.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tasks that were fired and forgotten when the program ends: virtual threads and the common pool are daemons, and nobody
 * waits for them. A small program in a JVM of its own does it, once forgetting and once waiting.
 */
@AutoService(Workload.class)
public final class FireAndForgetWorkload implements Workload {
    private static final double JVM_MS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "fire-and-forget";
    }

    @Override
    public String about() {
        return "pitfall: tasks that nobody waits for when the program ends";
    }

    @Override
    public String suite() {
        return "PitfallSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return switch (model) {
            case VIRTUAL, ASYNC -> Optional.empty();
            case SYNC -> Optional.of("who does everything himself forgets nothing");
            case PLATFORM, FORKJOIN, BRIDGE -> Optional.of(
                    "threads of a pool that are no daemons keep the program from ending at all");
        };
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        return OptionalDouble.of(2 * JVM_MS + cell.waiting().toMillis() * cell.tasks());
    }

    @Override
    public Session open(Cell cell, Rig rig) {
        return new Session() {
            private Map<String, Double> figures = Map.of();

            @Override
            public long run(Lane lane) throws IOException {
                int forgotten = ended(cell, "forget");
                int awaited = ended(cell, "wait");
                figures = Map.of("lostCount", (double) (cell.tasks() - forgotten), "lostStructuredCount",
                        (double) (cell.tasks() - awaited));
                return awaited;
            }

            @Override
            public long expected() {
                return cell.tasks();
            }

            @Override
            public Map<String, Double> figures() {
                return figures;
            }
        };
    }

    private static int ended(Cell cell, String how) throws IOException {
        try (ChildProcess program = ChildProcess.start("program that forgets", ForgottenMain.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(cell.model().id(), how, Integer.toString(cell.tasks()),
                        Long.toString(cell.waiting().toMillis())))) {
            return Integer.parseInt(program.hear(PATIENCE));
        }
    }
}
