package dev.loomwise.bench.web;

import dev.loomwise.bench.process.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A load generator in a process of its own, so that it shares nothing but cores with the server. */
public final class LoadProcess implements AutoCloseable {
    private final ChildProcess child;

    private LoadProcess(ChildProcess child) {
        this.child = child;
    }

    /** @throws IOException when its JVM cannot be started */
    public static LoadProcess start() throws IOException {
        return new LoadProcess(ChildProcess.start("load generator", LoadMain.class,
                List.of("-Xmx512m", "-XX:+UseSerialGC"), List.of()));
    }

    /** @throws IOException when the generator dies or does not report in time */
    public LoadReport run(LoadPlan plan) throws IOException {
        child.say(LoadMain.JSON.writeValueAsString(plan));
        long sendingMs = plan.perSecond() > 0 ? (long) (2000 * plan.requests() / plan.perSecond()) : 0;
        return LoadMain.JSON.readValue(child.hear(Duration.ofMillis(sendingMs + plan.patienceMs() + 10_000)),
                LoadReport.class);
    }

    /** Its process, for those who look whether it is still there. */
    public ProcessHandle handle() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
