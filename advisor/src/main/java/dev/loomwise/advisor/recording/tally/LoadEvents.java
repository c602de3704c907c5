package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Cause;
import dev.loomwise.advisor.recording.stack.Sites;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Events that tell what is computed and allocated: loads of threads and of the machine, samples. */
final class LoadEvents {
    private final Actors actors;
    private final Threads threads;
    private final MachineTally machine;
    private final CpuClock clock;
    private final Sites sites;
    private boolean cpuSamples;

    LoadEvents(Actors actors, Threads threads, MachineTally machine, CpuClock clock, Sites sites) {
        this.actors = actors;
        this.threads = threads;
        this.machine = machine;
        this.clock = clock;
        this.sites = sites;
    }

    void register(Map<String, Consumer<RecordedEvent>> handlers) {
        handlers.put("jdk.ThreadCPULoad", this::threadLoad);
        handlers.put("jdk.CPUTimeSample", this::cpuSample);
        handlers.put("jdk.ExecutionSample", this::executionSample);
        handlers.put("jdk.NativeMethodSample", this::nativeSample);
        handlers.put("jdk.ObjectAllocationSample", this::allocated);
        handlers.put("jdk.CPULoad", this::machineLoad);
        handlers.put("jdk.GarbageCollection", e -> machine.paused(e.getDuration("sumOfPauses").toNanos()));
    }

    boolean cpuSamples() {
        return cpuSamples;
    }

    private void threadLoad(RecordedEvent e) {
        RecordedThread thread = e.getThread();
        if (thread == null) {
            return;
        }
        Track track = actors.track(thread);
        clock.load(thread.getId(), track == null ? actors.group(thread) : track.group(),
                Math.max(0, e.getFloat("user")), Math.max(0, e.getFloat("system")), Times.start(e),
                threads.startOf(thread.getId()));
    }

    private void cpuSample(RecordedEvent e) {
        cpuSamples = true;
        sample(e.getThread(), e, (double) e.getDuration("samplingPeriod").toNanos());
    }

    private void executionSample(RecordedEvent e) {
        if (!cpuSamples) {
            sample(e.getThread("sampledThread"), e, 1);
        }
    }

    private void nativeSample(RecordedEvent e) {
        RecordedThread thread = e.getThread("sampledThread");
        if (thread != null) {
            actors.group(thread).selecting().inNativeCode(
                    sites.of(Sites.Event.NATIVE, e.getStackTrace()).cause() == Cause.IDLE);
        }
    }

    private void sample(@Nullable RecordedThread thread, RecordedEvent e, double nanos) {
        if (thread != null) {
            // A sample makes no track: it may come after the thread's end.
            actors.group(thread).sampled(sites.of(Sites.Event.SAMPLE, e.getStackTrace()), nanos);
        }
    }

    private void allocated(RecordedEvent e) {
        RecordedThread thread = e.getThread();
        if (thread != null) {
            actors.group(thread).allocated((double) e.getLong("weight"));
        }
    }

    private void machineLoad(RecordedEvent e) {
        clock.tick(Times.start(e));
        machine.load(e.getFloat("jvmUser") + e.getFloat("jvmSystem"), e.getFloat("machineTotal"));
    }
}
