package dev.loomwise.bench.workload;

import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.task.CpuWork;
import dev.loomwise.bench.unit.Units;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every workload stands on: the speed of a core, and the stub server. The runner measures the one and starts the
 * other once per run and tells each fork by system properties; a fork that was started by plain JMH does it for itself.
 */
public final class Rig implements AutoCloseable {
    /** Address of the stub server, {@code http://127.0.0.1:port}. */
    public static final String STUB = "loomwise.stub";
    /** Nanoseconds per unit of {@link CpuWork}. */
    public static final String NANOS_PER_UNIT = "loomwise.nanosPerUnit";

    private final double nanosPerUnit;
    private final boolean waits;
    private @Nullable URI stub;
    private @Nullable StubProcess own;

    private Rig(double nanosPerUnit, boolean waits, @Nullable URI stub) {
        this.nanosPerUnit = nanosPerUnit;
        this.waits = waits;
        this.stub = stub;
    }

    /** The rig of this JVM: as the properties say, or measured now. */
    public static Rig open() {
        return open(true);
    }

    /** The same for who asks what an operation brings and not how fast it is: compilers are not waited for. */
    static Rig hasty() {
        return open(false);
    }

    private static Rig open(boolean waits) {
        String nanos = System.getProperty(NANOS_PER_UNIT);
        String address = System.getProperty(STUB);
        return new Rig(nanos == null ? CpuWork.nanosPerUnit() : Double.parseDouble(nanos), waits,
                address == null ? null : URI.create(address));
    }

    /** Units of {@link CpuWork} that take {@code cpu} on an undisturbed core. */
    public long units(Duration cpu) {
        return CpuWork.units(cpu, nanosPerUnit);
    }

    /** How often to look whether the compilers are done, where it should be {@code usual}. */
    int looks(int usual) {
        return waits ? usual : 0;
    }

    /** The stub's answer after {@code delay}; starts a stub when there is none yet. */
    public URI stubAnswer(Duration delay, int bytes) throws IOException {
        return stubAnswer(delay, "bytes=" + bytes);
    }

    /** The same with what else the stub understands: {@code status=503}, {@code users=10}, {@code fault=reset}. */
    public URI stubAnswer(Duration delay, String query) throws IOException {
        if (stub == null) {
            own = StubProcess.start();
            stub = own.uri();
        }
        return stub.resolve("/?delay=" + Units.text(delay) + "&" + query);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
