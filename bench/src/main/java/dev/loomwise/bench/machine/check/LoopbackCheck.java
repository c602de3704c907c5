package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the network inside the machine adds to every call: a round trip of one byte, and a stream. */
@AutoService(Check.class)
public final class LoopbackCheck implements Check {
    private static final double SLOW_MICROS = 300;
    private static final double FAR_TOO_SLOW_MICROS = 5_000;
    private static final double THIN_MB_PER_SECOND = 200;

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public List<Finding> look(Rig rig) {
        try (Loopback loopback = Loopback.open()) {
            return List.of(judge(loopback.roundTripMicros(), loopback.streamMbPerSecond()));
        } catch (IOException e) {
            return List.of(new Finding(name(), Severity.UNFIT, "no connection to 127.0.0.1 (" + e.getMessage() + ")",
                    "http workloads cannot be measured", "look at the firewall and at the interface lo"));
        }
    }

    Finding judge(double roundTripMicros, double mbPerSecond) {
        String seen = String.format(Locale.ROOT, "a round trip takes %.0f us, a stream carries %,.0f MB/s",
                roundTripMicros, mbPerSecond);
        return roundTripMicros <= SLOW_MICROS && mbPerSecond >= THIN_MB_PER_SECOND
                ? Finding.ok(name(), seen)
                : new Finding(name(), roundTripMicros > FAR_TOO_SLOW_MICROS ? Severity.UNFIT : Severity.WARNING, seen,
                        "http cells measure this network more than the models",
                        "look for a firewall, a proxy or a security agent on the interface lo");
    }
}
