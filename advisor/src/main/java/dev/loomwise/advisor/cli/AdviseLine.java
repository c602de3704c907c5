package dev.loomwise.advisor.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code advise} as picocli parses it, for help and mistakes; see {@link Parsing} for why it stands apart. */
final class AdviseLine {
    private AdviseLine() {}

    /** @param given gets the values, by option, before the command is run */
    static CommandLine of(AdviseCommand command, Map<String, String> given) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        spec.name("advise").usageMessage().sortOptions(false)
                .description("Says which concurrency model a workload should use on this machine.")
                .footer("", "Example: ./loomwise advise --tasks 1000 --wait 100ms --cpu 1ms --io http");
        options(spec);
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

    private static void options(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder().paramLabel(AdviseOptions.PROFILE).arity("0..1")
                .type(String.class)
                .description(
                        "The workload, as a profile (- is standard input) or a flight recording; flags override it.")
                .build());
        ProfileOptions.FLAGS.forEach(f -> value(spec, "--" + f.name(), f.label(), f.description()));
        flag(spec, ProfileOptions.PINS, "The task blocks in native code (before JDK 24 also in synchronized).");
        AdviseOptions.VALUES.forEach((name, label) -> value(spec, name, label.getFirst(), label.getLast()));
        AdviseOptions.SWITCHES.forEach((name, about) -> flag(spec, name, about));
    }

    private static void value(CommandSpec spec, String name, String label, String about) {
        spec.addOption(OptionSpec.builder(name).paramLabel(label).arity("1").type(String.class).description(about)
                .build());
    }

    private static void flag(CommandSpec spec, String name, String about) {
        spec.addOption(OptionSpec.builder(name).type(boolean.class).arity("0").description(about).build());
    }
}
