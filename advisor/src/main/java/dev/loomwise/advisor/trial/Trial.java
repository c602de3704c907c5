package dev.loomwise.advisor.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.task.CpuWork;
import dev.loomwise.bench.workload.Rig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs profiles for real in a process of its own, beside a stub server in another. */
public final class Trial implements Measuring {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StubProcess stub;
    private final Process process;
    private final PrintStream plans;
    private final BufferedReader answers;

    /** A profile that could not be run; others still can. */
    public static final class Failed extends IOException {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    private Trial(StubProcess stub, Process process) {
        this.stub = stub;
        this.process = process;
        this.plans = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the stub and the measuring process. @throws IOException when one of them does not start */
    public static Trial open() throws IOException {
        double nanosPerUnit = CpuWork.nanosPerUnit();
        StubProcess stub = StubProcess.start();
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx4g", "-D" + Rig.STUB + "=" + stub.uri(),
                    "-D" + Rig.NANOS_PER_UNIT + "=" + nanosPerUnit, "-cp", System.getProperty("java.class.path"),
                    TrialMain.class.getName()));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new Trial(stub, process);
        } catch (IOException e) {
            stub.close();
            throw e;
        }
    }

    /**
     * Measures the candidates on a profile, interleaved.
     *
     * @param profile its keys
     * @param repetitions measured runs of each candidate, at least 1
     * @param load how a service is loaded; {@link Load#NONE} for everything else
     * @return the runs of each candidate
     * @throws Failed when the profile could not be run; the message says why
     * @throws IOException when the measuring process ended
     */
    public Map<Candidate, List<Run>> measure(ObjectNode profile, List<Candidate> candidates, int repetitions,
            Load load, long seed) throws IOException {
        return measure(new TrialPlan(profile, candidates, repetitions, load, seed));
    }

    @Override
    public Map<Candidate, List<Run>> measure(TrialPlan plan) throws IOException {
        plans.println(plan.toJson());
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the measuring process ended");
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("failed")) {
            throw new Failed(answer.path("failed").asText());
        }
        Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
        for (Candidate candidate : plan.candidates()) {
            List<Run> own = new ArrayList<>();
            answer.path(candidate.key()).forEach(r -> own.add(Run.ofJson(r)));
            runs.put(candidate, own);
        }
        return runs;
    }

    @Override
    public void close() {
        plans.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        stub.close();
    }
}
