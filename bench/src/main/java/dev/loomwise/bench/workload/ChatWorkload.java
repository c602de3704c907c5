package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.chat.Chat;
import dev.loomwise.bench.chat.ChatReport;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.model.Lane;
import dev.loomwise.bench.model.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A chat over real connections, server and members in processes of their own. {@code tasks} are the connections; one
 * operation is a round of broadcasts with private messages beside each, and every delivery is counted.
 */
@AutoService(Workload.class)
public final class ChatWorkload implements Workload {
    /** Broadcasts in one operation. */
    public static final String BROADCASTS = "broadcasts";
    /** Private messages at the moment of each broadcast. */
    public static final String PRIVATES = "privates";
    private static final double EXPECTED_MS_PER_DELIVERY = 0.015;
    private static final long SEED = 30;

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String about() {
        return "a chat server with so many connections: broadcasts and private messages";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(BROADCASTS, "5", PRIVATES, "100");
    }

    @Override
    public String suite() {
        return "ChatSuite";
    }

    @Override
    public Optional<String> reasonAgainst(ConcurrencyModel model) {
        return switch (model) {
            case SYNC -> Optional.of("one thread that blocks on one connection serves no other");
            case FORKJOIN -> Optional.of("connections are nothing to divide, and a worker that blocks serves one");
            case BRIDGE -> Optional.of("a chat has no heavy computing to move to a pool");
            case VIRTUAL, PLATFORM, ASYNC -> Optional.empty();
        };
    }

    /** The server is a process of its own; nothing runs on a lane here. */
    @Override
    public Settings settings(Cell cell) {
        return new Settings(1, 0, 1);
    }

    @Override
    public OptionalDouble limitMs(Cell cell, int cores) {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble expectedMs(Cell cell) {
        return OptionalDouble.of(Integer.parseInt(cell.extra(BROADCASTS)) * cell.tasks() * EXPECTED_MS_PER_DELIVERY);
    }

    /** A connection has an end in each of two processes, and each has some files of its own. */
    @Override
    public long descriptors(Cell cell) {
        return cell.tasks() + Descriptors.OWN;
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        Descriptors.need(descriptors(cell), cell.label());
        int broadcasts = Integer.parseInt(cell.extra(BROADCASTS));
        int privates = Integer.parseInt(cell.extra(PRIVATES));
        Chat chat = Chat.open(cell.model().id(), cell.tasks());
        Map<String, Double> figures = new HashMap<>();
        return new Session() {
            private long rounds;

            @Override
            public long run(Lane lane) throws IOException {
                ChatReport report = chat.round(broadcasts, privates, SEED + rounds++);
                if (!report.complete()) {
                    throw new IOException(report.delivered() + " of " + report.expected() + " messages were delivered, "
                            + report.unexpected() + " that nobody sent, " + report.lost() + " connections lost");
                }
                figures.putAll(Map.of("broadcastP50", report.broadcast().p50(), "broadcastP99",
                        report.broadcast().p99(), "broadcastMax", report.broadcast().max(), "privateP50",
                        report.privately().p50(), "privateP99", report.privately().p99(), "deliveredCount",
                        (double) report.delivered()));
                figures.put("deliveriesPerSecond", report.delivered() / report.seconds());
                return report.delivered();
            }

            @Override
            public long expected() {
                return (long) broadcasts * (cell.tasks() + Math.min(privates, cell.tasks()));
            }

            @Override
            public Map<String, Double> figures() {
                try {
                    figures.putAll(chat.costs());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException("the chat server does not say what it uses", e);
                }
                return figures;
            }

            @Override
            public void close() {
                chat.close();
            }
        };
    }
}
