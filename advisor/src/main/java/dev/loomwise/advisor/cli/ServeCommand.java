package dev.loomwise.advisor.cli;

import dev.loomwise.bench.stub.StubServer;
import dev.loomwise.reports.data.BadInputException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The stub server by itself, until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Answers GET /?delay=20ms&bytes=512 after the delay.", footer = {
        "", "Example: ./loomwise serve --port 8080"})
final class ServeCommand implements dev.loomwise.advisor.cli.Command {
    private final Console console;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0: any free port (0).")
    private int port;
    @Option(names = "--host", paramLabel = "ADDRESS", description = "Which address to bind (127.0.0.1).")
    private String host = "127.0.0.1";

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new BadInputException("--port " + port + " is not between 0 and 65535");
        }
        try (StubServer server = StubServer.start(host, port,
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2))) {
            console.out().println("listening on " + server.uri());
            console.out().flush();
            server.awaitClose();
            return 0;
        } catch (IOException e) {
            throw new BadInputException(e.getMessage() + "; choose another --port or --host", e);
        }
    }
}
