package dev.loomwise.advisor.recording.finding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.advisor.recording.finding.Figure.Unit;
import dev.loomwise.advisor.recording.stack.ThreadName.Kind;
import dev.loomwise.advisor.recording.tally.GroupTally;
import dev.loomwise.advisor.recording.tally.RecordingTally;
import dev.loomwise.bench.model.ConcurrencyModel;
import dev.loomwise.bench.unit.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that are split over several threads (parallel streams, recursive tasks), as one group: the thread that asks for a
 * job works on it together with the pool.
 *
 * @param groups whose threads work on them and do nothing else
 */
record DividedJobs(GroupProfile profile, List<String> groups) {
    private static final double MOSTLY = 0.5;
    private static final int FEW_SAMPLES = 5;

    static Optional<DividedJobs> of(RecordingTally tally) {
        List<GroupTally> dividing = tally.groups().stream().filter(g -> g.kind() != Kind.JVM)
                .filter(g -> g.computing().dividingNanos() > 0 && g.computing().sampledNanos() > 0).toList();
        double least = FEW_SAMPLES * (tally.cpuSamples() ? 20e6 : 1);
        double split = dividing.stream()
                .mapToDouble(g -> g.computing().nanos() * g.computing().dividingNanos() / g.computing().sampledNanos())
                .sum();
        double all = tally.groups().stream().filter(g -> g.kind() != Kind.JVM)
                .mapToDouble(g -> g.computing().nanos())
                .sum();
        if (dividing.stream().mapToDouble(g -> g.computing().dividingNanos()).sum() < least || split < MOSTLY * all) {
            return Optional.empty();
        }
        String how = "load of the threads (jdk.ThreadCPULoad) by the share of their samples within a job that is split";
        List<Figure> figures = List.of(
                Figure.of("threads", Unit.COUNT,
                        dividing.stream().mapToDouble(g -> Math.max(1, g.headcount().mostAlive())).sum(),
                        Sure.COUNTED, "threads that worked on the jobs"),
                Figure.of("cpuInAll", Unit.MILLIS, split / 1e6, Sure.ESTIMATED, how),
                Figure.open("tasks", Unit.COUNT,
                        "a job has no events of its own; jdk.MethodTrace of the method that starts"
                                + " it tells (JDK 25)"));
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        keys.put("shape", "divisible").put("tasks", "1").put("cpu", Units.text(Duration.ofMillis(Math.max(1,
                Math.round(split / 1e6)))));
        if (tally.machine().cores() > 0) {
            keys.put("cores", Integer.toString(tally.machine().cores()));
        }
        if (tally.machine().jdk() >= 8) {
            keys.put("jdk", Integer.toString(tally.machine().jdk()));
        }
        GroupProfile profile = new GroupProfile("jobs that are split", Kind.FORKJOIN,
                Optional.of(ConcurrencyModel.FORKJOIN), dividing.size(),
                dividing.stream().flatMap(g -> g.mostEntered().stream()).findFirst().orElse(""), figures, List.of(),
                keys,
                Map.of("shape", "most of the computing lies where a job is being split", "cpu",
                        how + "; all jobs of the recording as one", "tasks", "how many jobs there were is open"));
        return Optional.of(new DividedJobs(profile, dividing.stream().map(g -> g.name().group()).toList()));
    }
}
