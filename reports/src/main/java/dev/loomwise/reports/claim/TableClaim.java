package dev.loomwise.reports.claim;

import static dev.loomwise.bench.model.ConcurrencyModel.ASYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.PLATFORM;
import static dev.loomwise.bench.model.ConcurrencyModel.SYNC;
import static dev.loomwise.bench.model.ConcurrencyModel.VIRTUAL;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.model.ConcurrencyModel;
import java.util.List;

/** R7: the articles' table, measured for five models. */
@AutoService(Claim.Family.class)
public final class TableClaim implements Claim.Family {
    /** Of the limit, for ten thousand waits: it scales. */
    private static final double SCALES = 1.5;
    private static final double NOTHING = 1.1;

    @Override
    public List<Claim> claims() {
        return List.of(new Claim.Row("R7", "async: little overhead, scales to 10,000 and more, no help with computing; "
                + "threads: more overhead, hundreds (A3)", ModelTable.needs(), TableClaim::table));
    }

    private static Judgement table(Evidence evidence) {
        Judgement.Numbers numbers = new Judgement.Numbers();
        for (ConcurrencyModel model : List.of(PLATFORM, VIRTUAL, ASYNC)) {
            numbers.with(model.id() + "CpuPerTaskUs", ModelTable.cpuPerTaskMs(evidence, model) * 1000)
                    .with(model.id() + "PerTaskKb", evidence.memoryPerTaskKb(ModelTable.HUNDRED.by(model),
                            ModelTable.OVERHEAD.by(model)))
                    .with(model.id() + "TenThousandOfLimitTimes", ModelTable.ofLimit(evidence, model))
                    .with(model.id() + "ComputingFasterTimes", evidence.times(ModelTable.COMPUTING.by(SYNC),
                            ModelTable.COMPUTING.by(model)));
        }
        boolean lean = ModelTable.cpuPerTaskMs(evidence, ASYNC) < ModelTable.cpuPerTaskMs(evidence, PLATFORM);
        boolean scales = ModelTable.ofLimit(evidence, ASYNC) <= SCALES;
        boolean threadsDoNot = ModelTable.ofLimit(evidence, PLATFORM) > SCALES;
        boolean noHelp = evidence.times(ModelTable.COMPUTING.by(SYNC), ModelTable.COMPUTING.by(ASYNC))
                .point() <= NOTHING;
        return numbers.say(Verdict.of(lean, scales, threadsDoNot, noHelp), "async spends "
                + (lean ? "less" : "no less") + " CPU per task than threads and "
                + (scales ? "scales" : "does not scale")
                + " to 10,000 (" + Say.number(ModelTable.ofLimit(evidence, ASYNC)) + " of the limit; a pool of threads "
                + Say.number(ModelTable.ofLimit(evidence, PLATFORM)) + "); it "
                + (noHelp ? "does not help" : "helps") + " computing in Java");
    }
}
