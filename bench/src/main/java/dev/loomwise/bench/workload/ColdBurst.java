package dev.loomwise.bench.workload;

import dev.loomwise.bench.model.Lane;
import java.util.HashMap;
import java.util.Map;

/**
 * Says beside the warm operations how long the first one took, which opens the connections of all calls at once: what a
 * program meets after its start, and after every pause that its idle connections do not outlive.
 */
final class ColdBurst implements Session {
    private static final String FIGURE = "coldBurst";

    private final Session session;
    private double firstMs = Double.NaN;

    ColdBurst(Session session) {
        this.session = session;
    }

    @Override
    public long run(Lane lane) throws Exception {
        long start = System.nanoTime();
        long checksum = session.run(lane);
        if (Double.isNaN(firstMs)) {
            firstMs = (System.nanoTime() - start) / 1e6;
        }
        return checksum;
    }

    @Override
    public long expected() {
        return session.expected();
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new HashMap<>(session.figures());
        if (!Double.isNaN(firstMs)) {
            figures.put(FIGURE, firstMs);
        }
        return figures;
    }

    @Override
    public void close() throws Exception {
        session.close();
    }
}
