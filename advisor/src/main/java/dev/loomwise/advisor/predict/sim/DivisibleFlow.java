package dev.loomwise.advisor.predict.sim;

import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;

/** One computing job of tasks times cpu: forkjoin splits it over its workers, every other model runs it in one piece. */
final class DivisibleFlow implements Flow {
    /** Halving stops at about this part of the whole. */
    static final int PARTS = 256;

    private final Engine engine;
    private final Tasks parts;
    private final Executor workers;
    private final double submit;
    private final double startAndEnd;
    private final double split;

    DivisibleFlow(Engine engine) {
        Scenario scenario = engine.scenario();
        boolean splits = scenario.model() == ConcurrencyModel.FORKJOIN;
        this.engine = engine;
        this.parts = engine.tasks();
        this.workers = engine.pool(splits ? scenario.settings().parallelism() : 1);
        this.submit = scenario.model() == ConcurrencyModel.SYNC ? 0 : engine.costs().of(Cost.SUBMIT);
        this.startAndEnd = engine.costs().of(Cost.START) + engine.costs().of(Cost.END);
        this.split = splits ? engine.costs().of(Cost.SPLIT) : 0;
    }

    /** The same job as independent parts that wait for nothing. */
    static Scenario inParts(Scenario job) {
        int parts = job.model() == ConcurrencyModel.FORKJOIN ? PARTS : 1;
        double shares = job.classes().stream().mapToDouble(TaskClass::share).sum();
        double mean = job.classes().stream().mapToDouble(c -> c.share() * c.cpu().mean()).sum() / shares;
        return job.withTasks(parts).withClasses(List.of(TaskClass.of(0, job.tasks() * mean / parts, 0)));
    }

    @Override
    public void offer(int part) {
        if (part == 0) {
            engine.onCaller(part, submit);
        }
    }

    @Override
    public void ran(int part, Stage ended) {
        if (ended != Stage.SUBMIT) {
            engine.ended(part);
            workers.release(part);
            return;
        }
        for (int i = 0; i < parts.count; i++) {
            engine.began();
            parts.stage[i] = Stage.RUN;
            workers.submit(i, parts.cpu[i] + split + (i == 0 ? startAndEnd : 0));
        }
    }

    @Override
    public int threadPeak() {
        return workers.peak();
    }

    @Override
    public void waited(int part) {
        throw new IllegalStateException("a divisible job waits for nothing");
    }
}
