package dev.loomwise.advisor.cli;

import dev.loomwise.bench.machine.MachineFacts;
import dev.loomwise.bench.machine.check.Fitness;
import dev.loomwise.bench.machine.check.Needs;
import dev.loomwise.bench.machine.check.RigCheck;
import dev.loomwise.bench.run.Preset;
import dev.loomwise.reports.rig.RigReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Is this machine fit to measure on? */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, description = "Says whether this machine is fit to measure on, and what to do where it is not. Exit code 3 when it is unfit.", footer = {
        "", "Example: ./loomwise doctor --format markdown"})
final class DoctorCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Option(names = "--preset", paramLabel = "quick|standard|thorough", description = "Whose needs count (quick).")
    private String preset = "quick";
    @Option(names = "--format", paramLabel = Format.LABEL, description = "How to answer (text).")
    private String format = "text";

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format chosen = Options.one("--format", Format.class, format);
        Preset plan = Options.one("--preset", Preset.class, preset);
        RigReport report = new RigReport(MachineFacts.read(), plan.id(), RigCheck.full(Needs.of(plan.cells())));
        console.out().print(switch (chosen) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case CSV -> report.csv();
            case MARKDOWN -> report.markdown();
        });
        return report.fitness() == Fitness.UNFIT ? Main.GATE : 0;
    }
}
