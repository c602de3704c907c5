package dev.loomwise.advisor.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What completion scripts and manual pages need to know of options. */
final class CommandOptions {
    private CommandOptions() {}

    /** The options of a command that have a long name and are shown, in their order. */
    static List<OptionSpec> of(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(o -> !o.hidden() && o.longestName().startsWith("--")).toList();
    }

    /** The values of a closed set, which the label lists: {@code text|json}. */
    static List<String> choices(ArgSpec argument) {
        return argument.paramLabel().contains("|") ? Arrays.asList(argument.paramLabel().split("\\|", -1)) : List.of();
    }

    /** The words that a command takes without an option's name, where they are a closed set. */
    static List<String> words(CommandLine tree, CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream().limit(1)
                .flatMap(p -> p.paramLabel().equals("COMMAND")
                        ? tree.getSubcommands().keySet().stream()
                        : choices(p).stream())
                .toList();
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
            List<String> words = words(tree, command);
            if (!words.isEmpty()) {
                spec.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").type(String.class)
                        .completionCandidates(words).build());
            }
            copy.addSubcommand(name, spec);
        });
        return copy;
    }
}
