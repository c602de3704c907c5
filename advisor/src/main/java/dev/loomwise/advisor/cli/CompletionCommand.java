package dev.loomwise.advisor.cli;

import dev.loomwise.reports.data.BadInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** A completion script for a shell, made from the same options that the commands parse. */
@Command(name = "completion", mixinStandardHelpOptions = true, description = "Prints a completion script for a shell.", footer = {
        "", "Example: ./loomwise completion bash > ~/.local/share/bash-completion/completions/loomwise"})
final class CompletionCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Parameters(arity = "1", paramLabel = "bash|zsh|fish", description = "Which shell.")
    private @Nullable String shell;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine tree = Main.tree();
        console.out().print(switch (String.valueOf(shell)) {
            case "bash" -> AutoComplete.bash("loomwise", CommandOptions.withChoices(tree));
            case "zsh" -> zsh(tree);
            case "fish" -> fish(tree);
            default -> throw new BadInputException("'" + shell + "' is none of bash, zsh, fish");
        });
        return 0;
    }

    private static String zsh(CommandLine tree) {
        StringBuilder out = new StringBuilder("""
                #compdef loomwise
                _loomwise() {
                  if (( CURRENT == 2 )); then
                    local -a commands=(
                """);
        tree.getSubcommands().forEach((name, command) -> out.append("      '").append(name).append(':')
                .append(CommandOptions.quoted(CommandOptions.about(command), "'")).append("'\n"));
        out.append("    )\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n");
        tree.getSubcommands().forEach((name, command) -> {
            out.append("    ").append(name).append(") _arguments");
            CommandOptions.of(command).forEach(o -> out.append(" \\\n      '").append(o.longestName()).append('[')
                    .append(CommandOptions.quoted(CommandOptions.description(o).replace("[", "(").replace("]", ")"),
                            "'"))
                    .append(']')
                    .append(zshValue(o)).append('\''));
            List<String> words = CommandOptions.words(tree, command);
            // The first word after the options' is the command's own name.
            out.append(words.isEmpty()
                    ? " \\\n      '*:file:_files' ;;\n"
                    : " \\\n      '1: :' '2:value:(" + String.join(" ", words) + ")' ;;\n");
        });
        // Found by its name in $fpath the file is the function's first call; sourced it only says what completes.
        return out.append("""
                  esac
                }
                if [ "$funcstack[1]" = _loomwise ]; then
                  _loomwise "$@"
                else
                  compdef _loomwise loomwise
                fi
                """).toString();
    }

    private static String zshValue(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        return ":value:" + (CommandOptions.choices(option).isEmpty()
                ? CommandOptions.isFile(option) ? "_files" : " "
                : "(" + String.join(" ", CommandOptions.choices(option)) + ")");
    }

    private static String fish(CommandLine tree) {
        StringBuilder out = new StringBuilder();
        tree.getSubcommands().forEach((name, command) -> {
            out.append("complete -c loomwise -n __fish_use_subcommand -f -a ").append(name).append(" -d '")
                    .append(CommandOptions.quoted(CommandOptions.about(command), "\\'")).append("'\n");
            List<String> words = CommandOptions.words(tree, command);
            if (!words.isEmpty()) {
                out.append("complete -c loomwise -n '__fish_seen_subcommand_from ").append(name).append("' -f -a '")
                        .append(String.join(" ", words)).append("'\n");
            }
            CommandOptions.of(command).forEach(o -> out.append("complete -c loomwise -n '__fish_seen_subcommand_from ")
                    .append(name).append("' -l ").append(o.longestName().substring(2))
                    .append(o.arity().max() == 0 ? "" : CommandOptions.isFile(o) ? " -r" : " -x")
                    .append(CommandOptions.choices(o).isEmpty()
                            ? ""
                            : " -a '" + String.join(" ", CommandOptions.choices(o)) + "'")
                    .append(" -d '").append(CommandOptions.quoted(CommandOptions.description(o), "\\'")).append("'\n"));
        });
        return out.toString();
    }
}
