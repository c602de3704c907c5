package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.reports.data.BadInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A manual page in man(7) macros, made from the same options that the commands parse. */
@Command(name = "man", mixinStandardHelpOptions = true, description = "Prints a manual page, of one command or of all.", footer = {
        "", "Example: ./loomwise man advise | man -l -"})
final class ManCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Which command (all).")
    private @Nullable String command;

    ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, CommandLine> commands = Main.tree().getSubcommands();
        if (command == null) {
            console.out().print(overview(commands));
            return 0;
        }
        CommandLine named = commands.get(command);
        if (named == null) {
            throw new BadInputException("unknown command '" + command + "'; "
                    + Suggestion.of(command, commands.keySet())
                            .map(s -> "did you mean '" + s + "'?")
                            .orElse("known are " + String.join(", ", commands.keySet())));
        }
        console.out().print(page(command, named));
        return 0;
    }

    private static String overview(Map<String, CommandLine> commands) {
        StringBuilder out = head("loomwise", "which concurrency model for this workload, on this machine");
        out.append(".SH SYNOPSIS\n.B loomwise\n.I COMMAND\n[options]\n.SH COMMANDS\n");
        commands.forEach(
                (name, line) -> out.append(".TP\n.B ").append(name).append('\n')
                        .append(text(CommandOptions.about(line)))
                        .append('\n'));
        return out.append("""
                .SH OPTIONS
                .TP
                .B \\-\\-quiet
                Results and errors only.
                .TP
                .B \\-\\-debug
                Shows where a fault came from.
                .TP
                .B \\-\\-version
                Prints the version.
                """).append(END).toString();
    }

    private static String page(String name, CommandLine line) {
        StringBuilder out = head("loomwise-" + name, CommandOptions.about(line));
        out.append(".SH SYNOPSIS\n.B loomwise ").append(name).append("\n[options]");
        line.getCommandSpec().positionalParameters().forEach(p -> out.append("\n.I ").append(text(p.paramLabel())));
        out.append("\n.SH DESCRIPTION\n").append(text(CommandOptions.about(line))).append("\n.SH OPTIONS\n");
        CommandOptions.of(line).forEach(o -> out.append(".TP\n.BI ").append(text(o.longestName()))
                .append(o.arity().max() == 0 ? "" : " \" " + text(o.paramLabel()) + '"').append('\n')
                .append(text(CommandOptions.description(o))).append('\n'));
        out.append(".SH EXAMPLES\n.nf\n");
        String[] footer = line.getCommandSpec().usageMessage().footer();
        Arrays.stream(footer).filter(ManCommand::isExample)
                .forEach(
                        f -> out.append(text(f.replace("%%", "%").replaceFirst("^Example:", "").strip())).append('\n'));
        out.append(".fi\n");
        List<String> notes = Arrays.stream(footer).filter(f -> !f.isBlank() && !isExample(f)).toList();
        if (!notes.isEmpty()) {
            out.append(".SH NOTES\n");
            notes.forEach(f -> out.append(text(f.replace("%%", "%"))).append('\n'));
        }
        return out.append(END).toString();
    }

    /** A second example stands below the first one, as far to the right. */
    private static boolean isExample(String footer) {
        return footer.startsWith("Example: ") || (footer.startsWith(" ") && !footer.isBlank());
    }

    private static StringBuilder head(String name, String about) {
        return new StringBuilder(".TH ").append(name.toUpperCase(java.util.Locale.ROOT)).append(" 1 \"\" \"loomwise ")
                .append(Main.VERSION).append("\"\n.SH NAME\n").append(text(name)).append(" \\- ").append(text(about))
                .append('\n');
    }

    /** A hyphen that can be copied, no line that begins like a macro. */
    private static String text(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static final String END = """
            .SH EXIT STATUS
            0 done; 1 a fault in loomwise; 2 bad usage or bad input; 3 a gate said no.
            """;
}
