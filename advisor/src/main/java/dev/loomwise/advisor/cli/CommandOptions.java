package dev.loomwise.advisor.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What completion scripts and manual pages need to know of options. */
final class CommandOptions {
    private CommandOptions() {}

    /** The options of a command that have a long name and are shown, in their order. */
    static List<OptionSpec> of(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(o -> !o.hidden() && o.longestName().startsWith("--")).toList();
    }

    /** The values of a closed set, which the label lists: {@code text|json}. */
    static List<String> choices(OptionSpec option) {
        return option.paramLabel().contains("|") ? Arrays.asList(option.paramLabel().split("\\|", -1)) : List.of();
    }

    static boolean isFile(OptionSpec option) {
        return option.paramLabel().contains("FILE") || option.paramLabel().contains("DIR");
    }

    /** One line about an option, as people read it. */
    static String description(OptionSpec option) {
        return String.join(" ", option.description()).replace("%%", "%").replace("%n", " ");
    }

    /** One line about a command. */
    static String about(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description()).replace("%%", "%");
    }

    /** For a text in single quotes: how a quote is written there, or left out where it cannot be. */
    static String quoted(String text, String quote) {
        return text.replace("'", quote.equals("'") ? "’" : quote);
    }

    /** The tree, whose options offer the values that their labels list. */
    static CommandLine withChoices(CommandLine tree) {
        CommandLine copy = new CommandLine(CommandLine.Model.CommandSpec.create().name(tree.getCommandName()));
        tree.getSubcommands().forEach((name, command) -> {
            var spec = CommandLine.Model.CommandSpec.create().name(name);
            spec.usageMessage().description(about(command).replace("%", "%%"));
            of(command).forEach(o -> spec.addOption(choices(o).isEmpty()
                    ? OptionSpec.builder(o).build()
                    : OptionSpec.builder(o).completionCandidates(choices(o)).build()));
            copy.addSubcommand(name, spec);
        });
        return copy;
    }
}
