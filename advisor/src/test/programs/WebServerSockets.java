import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The oldest web server: a thread of a pool, or a virtual one, holds a connection through all of its requests. */
public final class WebServerSockets {
    public static void main(String[] args) throws Exception {
        boolean virtual = args.length > 1 && args[1].equals("virtual");
        if (virtual) {
            Truth.calibrate();
        }
        ExecutorService connections = virtual ? virtual() : Executors.newFixedThreadPool(64);
        ServerSocket server = new ServerSocket(0);
        Thread acceptor = new Thread(() -> accept(server, connections), "acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        System.out.println("PORT " + server.getLocalPort());
        System.in.read();
        if (!virtual) {
            Truth.serving("pool-1-thread-");
        }
        Truth.print();
        System.exit(0);
    }

    private static ExecutorService virtual() throws Exception {
        return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static void accept(ServerSocket server, ExecutorService connections) {
        while (true) {
            try {
                Socket socket = server.accept();
                connections.execute(() -> serve(socket));
            } catch (java.io.IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    Truth.task(() -> {
                        Truth.sleeping(40);
                        Truth.compute(3);
                    });
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes());
                }
            }
        } catch (java.io.IOException e) {
            // The client is gone.
        }
    }
}
