package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.reports.data.BadInputException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. One class per command; only the one that was asked for is built, because advice must come at once.
 * Exit codes: 0 done, 1 a fault of ours, 2 bad usage or input, 3 a gate said no.
 */
public final class Main {
    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;
    /** A fault in loomwise. */
    public static final int FAULT = 1;

    private static final Map<String, Function<Console, Command>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("bench", BenchCommand::new);
        COMMANDS.put("report", ReportCommand::new);
        COMMANDS.put("advise", AdviseCommand::new);
        COMMANDS.put("claims", ClaimsCommand::new);
        COMMANDS.put("serve", ServeCommand::new);
    }

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true,
                StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        System.exit(code);
    }

    /** Runs a command in this process and returns its exit code. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        List<String> words = List.of(args);
        boolean debug = words.contains("--debug");
        List<String> rest = words.stream().filter(a -> !a.equals("--debug")).toList();
        if (rest.isEmpty() || List.of("--help", "-h", "help").contains(rest.getFirst())) {
            out.print(usage());
            return rest.isEmpty() ? BAD_INPUT : 0;
        }
        if (rest.getFirst().equals("--version")) {
            out.println("loomwise 0.1.0");
            return 0;
        }
        String name = rest.getFirst();
        if (name.equals("--train")) {
            return train();
        }
        var command = COMMANDS.get(name);
        if (command == null) {
            String meant = Suggestion.of(name, COMMANDS.keySet()).map(s -> "did you mean '" + s + "'?")
                    .orElse("known are " + String.join(", ", COMMANDS.keySet()));
            err.println("loomwise: unknown command '" + name + "'; " + meant);
            return BAD_INPUT;
        }
        return execute(command.apply(new Console(out, err)), name, rest.subList(1, rest.size()), new Console(out, err),
                debug);
    }

    /** What the launcher runs once, so that the JVM's archive holds what an advice needs. */
    private static int train() {
        PrintStream nowhere = new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (String format : List.of("text", "json", "text")) {
            int code = run(nowhere, nowhere, "advise", "--tasks", "1000", "--wait", "100ms", "--cpu", "1ms", "--io",
                    "http", "--downstream", "local", "--format", format);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private static int execute(Command command, String name, List<String> args, Console console,
            boolean debug) {
        if (command.takes(args)) {
            try {
                return command.call();
            } catch (Exception e) {
                return failed(e, name, console, debug);
            }
        }
        CommandLine line = command.line();
        line.setCommandName("loomwise " + name).setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, unused) -> {
            console.err().println("loomwise " + name + ": " + explain(e, line));
            return BAD_INPUT;
        });
        line.setExecutionExceptionHandler((e, unused, parsed) -> failed(e, name, console, debug));
        return line.execute(args.toArray(String[]::new));
    }

    private static int failed(Exception e, String name, Console console, boolean debug) {
        if (debug) {
            e.printStackTrace(console.err());
        }
        if (e instanceof BadInputException) {
            console.err().println("loomwise " + name + ": " + oneLine(e));
            return BAD_INPUT;
        }
        console.err().println("loomwise " + name + " failed: " + oneLine(e) + (debug ? "" : " (--debug shows where)"));
        return FAULT;
    }

    private static String explain(ParameterException e, CommandLine line) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            if (word.startsWith("-")) {
                List<String> options = line.getCommandSpec().options().stream()
                        .flatMap(o -> Arrays.stream(o.names())).toList();
                return "unknown option '" + word + "'; " + Suggestion.of(word, options)
                        .map(s -> "did you mean '" + s + "'?").orElse("--help lists what there is");
            }
            return "'" + word + "' is one argument too many; --help shows the usage";
        }
        return oneLine(e);
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private static String usage() {
        return """
                loomwise: which concurrency model for this workload, on this machine?

                  bench    measure this machine              ./loomwise bench
                  report   a run as one HTML file            ./loomwise report runs/RUN --out report.html
                  advise   what to use, with numbers         ./loomwise advise --tasks 1000 --wait 100ms --cpu 1ms
                  claims   what the articles say, checked    ./loomwise claims --run runs/RUN
                  serve    the stub server by itself         ./loomwise serve --port 8080

                  COMMAND --help explains one command; --version; --debug shows where a fault came from.
                """;
    }
}
