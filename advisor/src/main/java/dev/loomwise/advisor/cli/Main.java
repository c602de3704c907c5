package dev.loomwise.advisor.cli;

import dev.loomwise.bench.unit.Suggestion;
import dev.loomwise.bench.unit.Visible;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The command line. One class per command; only the one that was asked for is built, because advice must come at once.
 * Exit codes: 0 done, 1 a fault of ours, 2 bad usage or input, 3 a gate said no.
 */
public final class Main {
    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;
    /** A fault in loomwise. */
    public static final int FAULT = 1;

    /** A gate said no: slower, or unfit. */
    public static final int GATE = 3;
    /** Version of the program. */
    static final String VERSION = "0.1.0";
    private static final int LONGEST = 600;

    private static final List<String> COMMANDS = List.of("bench", "report", "advise", "compare", "evaluate", "doctor",
            "claims", "record", "profile", "serve", "completion", "man");

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true,
                StandardCharsets.UTF_8);
        int code = run(out, err, args);
        if (out.checkError() && code == 0 && !readerLeft()) {
            err.println("loomwise: the result could not be written completely; is the disk full?");
            code = FAULT;
        }
        // Whoever exits is logged, and to find a logger each jar is opened, which takes as long as half an advice.
        if (code != 0 || othersWork()) {
            System.exit(code);
        }
    }

    /** Whether results went into a pipe: nothing but its end fails there, as that of {@code head}, who has what it wants. */
    private static boolean readerLeft() {
        try {
            // The kind of a file, as in stat(2). What went wrong is told in the user's language.
            int kind = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & 0xf000;
            return kind == 0x1000 || kind == 0xc000;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether threads would keep this process alive when its main thread has ended. */
    private static boolean othersWork() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] all = new Thread[group.activeCount() + 16];
        int threads = group.enumerate(all);
        for (int i = 0; i < threads; i++) {
            if (all[i] != Thread.currentThread() && !all[i].isDaemon()) {
                return true;
            }
        }
        return false;
    }

    /** Runs a command in this process and returns its exit code. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        List<String> words = List.of(args);
        // What follows -- belongs to somebody else's program.
        int ours = words.contains("--") ? words.indexOf("--") : words.size();
        boolean debug = words.subList(0, ours).contains("--debug");
        boolean quiet = words.subList(0, ours).contains("--quiet");
        List<String> rest = new ArrayList<>(words);
        rest.subList(0, ours).removeIf(a -> a.equals("--debug") || a.equals("--quiet"));
        try {
            return dispatch(new Console(out, err), rest, debug, quiet);
        } catch (OutOfMemoryError e) {
            err.println("loomwise failed: not enough memory; give more with JAVA_OPTS=-Xmx4g");
            return FAULT;
        } catch (StackOverflowError | LinkageError e) {
            return failed(e, "", new Console(out, err), debug);
        }
    }

    private static int dispatch(Console console, List<String> rest, boolean debug, boolean quiet) {
        PrintStream out = console.out();
        PrintStream err = console.err();
        if (rest.size() == 2 && rest.getFirst().equals("help")) {
            return dispatch(console, List.of(rest.getLast(), "--help"), debug, quiet);
        }
        if (rest.isEmpty() || List.of("--help", "-h", "help").contains(rest.getFirst())) {
            (rest.isEmpty() ? err : out).print(usage());
            return rest.isEmpty() ? BAD_INPUT : 0;
        }
        if (List.of("--version", "-V").contains(rest.getFirst())) {
            out.println("loomwise " + VERSION);
            return 0;
        }
        String name = rest.getFirst();
        if (name.equals("--train")) {
            return Training.run(rest.size() > 1 ? rest.get(1) : "");
        }
        if (!COMMANDS.contains(name)) {
            String meant = Suggestion.of(name, COMMANDS).map(s -> "did you mean '" + s + "'?")
                    .orElse("known are " + String.join(", ", COMMANDS));
            err.println("loomwise: " + Visible.line("unknown command '" + name + "'; " + meant, LONGEST));
            return BAD_INPUT;
        }
        List<String> args = rest.subList(1, rest.size());
        Optional<String> empty = empty(args);
        if (empty.isPresent()) {
            err.println("loomwise " + name + ": " + empty.get());
            return BAD_INPUT;
        }
        // Mistakes are still said: they are printed here and not by the command.
        PrintStream notes = quiet
                ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : err;
        return execute(command(name, new Console(out, notes)), name, args, console, debug);
    }

    /** A switch and no table of constructors: whoever holds those holds the classes of all commands. */
    private static Command command(String name, Console console) {
        return switch (name) {
            case "bench" -> new BenchCommand(console);
            case "report" -> new ReportCommand(console);
            case "advise" -> new AdviseCommand(console);
            case "compare" -> new CompareCommand(console);
            case "evaluate" -> new EvaluateCommand(console);
            case "doctor" -> new DoctorCommand(console);
            case "claims" -> new ClaimsCommand(console);
            case "record" -> new RecordCommand(console);
            case "profile" -> new ProfileCommand(console);
            case "serve" -> new ServeCommand(console);
            case "completion" -> new CompletionCommand(console);
            case "man" -> new ManCommand(console);
            default -> throw new IllegalArgumentException("no command named " + name);
        };
    }

    /** A value that is there and says nothing, most often a variable of a script that was not set. */
    private static Optional<String> empty(List<String> args) {
        for (int i = 0; i < args.size() && !args.get(i).equals("--"); i++) {
            String arg = args.get(i);
            int equals = arg.indexOf('=');
            if (arg.startsWith("--") && equals > 0 && arg.substring(equals + 1).isBlank()) {
                return Optional.of(Visible.line(arg.substring(0, equals), LONGEST) + " has no value");
            }
            if (arg.isBlank()) {
                return Optional.of(i > 0 && args.get(i - 1).startsWith("--")
                        ? Visible.line(args.get(i - 1), LONGEST) + " has no value"
                        : "argument " + (i + 1) + " is empty");
            }
        }
        return Optional.empty();
    }

    private static int execute(Command command, String name, List<String> args, Console console,
            boolean debug) {
        if (command.takes(args)) {
            try {
                return command.call();
            } catch (Exception e) {
                return failed(e, " " + name, console, debug);
            }
        }
        return Parsing.execute(command, name, args, console, debug);
    }

    static int failed(Throwable e, String name, Console console, boolean debug) {
        if (debug) {
            e.printStackTrace(console.err());
        }
        if (e instanceof BadInputException) {
            console.err().println("loomwise" + name + ": " + oneLine(e));
            return BAD_INPUT;
        }
        console.err().println("loomwise" + name + " failed: " + oneLine(e) + (debug ? "" : " (--debug shows where)"));
        return FAULT;
    }

    static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Visible.line(message.lines().findFirst().orElse(message), LONGEST);
    }

    /** All commands under one roof, for what is made from their options. */
    static CommandLine tree() {
        CommandLine root = new CommandLine(CommandLine.Model.CommandSpec.create().name("loomwise"));
        root.getCommandSpec().usageMessage()
                .description("Which concurrency model for this workload, on this machine?");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        COMMANDS.forEach(name -> root.addSubcommand(name, command(name, new Console(nowhere, nowhere)).line()));
        return root;
    }

    private static String usage() {
        return """
                loomwise: which concurrency model for this workload, on this machine?

                  bench    measure this machine              ./loomwise bench
                  report   a run as one HTML file            ./loomwise report runs/RUN --out report.html
                  advise   what to use, with numbers         ./loomwise advise --tasks 1000 --wait 100ms --cpu 1ms
                  compare  two runs, cell by cell            ./loomwise compare runs/before runs/after
                  evaluate how good the advice is here       ./loomwise evaluate --run runs/RUN --profiles 40
                  doctor   is this machine fit to measure    ./loomwise doctor
                  claims   what the articles say, checked    ./loomwise claims --run runs/RUN
                  record   a program, for advise             ./loomwise record --pid 4711 --for 60s --out app.jfr
                  profile  what a recording tells            ./loomwise profile app.jfr
                  serve    the stub server by itself         ./loomwise serve --port 8080

                  COMMAND --help explains one command, with an example; --version; --quiet: results and errors only;
                  --debug shows where a fault came from. For the shell: completion bash|zsh|fish, man [COMMAND].
                """;
    }
}
