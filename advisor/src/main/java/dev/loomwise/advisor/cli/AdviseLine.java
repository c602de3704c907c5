package dev.loomwise.advisor.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code advise} as picocli parses it, for help and mistakes; see {@link Parsing} for why it stands apart. */
final class AdviseLine {
    private AdviseLine() {}

    /** @param given gets the values, by option, before the command is run */
    static CommandLine of(AdviseCommand command, Map<String, String> given) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        spec.name("advise").usageMessage().sortOptions(false)
                .description("Says which concurrency model a workload should use on this machine.")
                .footer("", "Example: ./loomwise advise --tasks 1000 --wait 100ms --cpu 1ms --io http");
        AdviseOptions.addTo(spec);
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).type(boolean.class).arity("0")
                .description("Show this help.").build());
        return new CommandLine(spec).setExecutionStrategy(parsed -> {
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return help;
            }
            parsed.matchedOptions().forEach(o -> given.put(o.longestName(), o.getValue().toString()));
            parsed.matchedPositionals().forEach(p -> given.put(AdviseOptions.PROFILE, p.getValue().toString()));
            return new CommandLine.RunLast().execute(parsed);
        });
    }
}
