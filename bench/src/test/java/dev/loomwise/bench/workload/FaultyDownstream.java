package dev.loomwise.bench.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A real socket on loopback behind which everything goes wrong in one way. */
public final class FaultyDownstream implements AutoCloseable {
    /** How it goes wrong. */
    public enum Fault {
        REFUSES, RESETS, HANGS, DRIPS, GARBAGE
    }

    private final Fault fault;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private FaultyDownstream(Fault fault, ServerSocket listening) {
        this.fault = fault;
        this.listening = listening;
    }

    public static FaultyDownstream start(Fault fault) throws IOException {
        FaultyDownstream server = new FaultyDownstream(fault,
                new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
        if (fault == Fault.REFUSES) {
            server.listening.close();
        } else {
            Thread.ofPlatform().daemon().name("faulty downstream").start(server::accept);
        }
        return server;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Connections that a client still holds. */
    public long held() {
        return open.stream().filter(s -> !s.isClosed()).count();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> misbehave(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void misbehave(Socket socket) {
        try (socket) {
            byte[] request = new byte[4096];
            int read = socket.getInputStream().read(request);
            OutputStream out = socket.getOutputStream();
            if (read < 0 || new String(request, 0, read, StandardCharsets.US_ASCII).startsWith("GET /cpu")) {
                // What our own stub is asked beside; the fault is in what the tasks ask.
                out.write("HTTP/1.1 200 OK\r\ncontent-length: 1\r\nconnection: close\r\n\r\n0"
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            switch (fault) {
                case RESETS -> socket.setSoLinger(true, 0);
                case GARBAGE -> out.write("\0\1 no HTTP at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                case DRIPS -> drip(out);
                // Until the client gives up.
                case HANGS -> socket.getInputStream().read(request);
                case REFUSES -> throw new IllegalStateException("nobody can connect");
            }
        } catch (IOException | InterruptedException e) {
            // The client went away.
        }
    }

    /** A good answer, slower than anybody expects. */
    private static void drip(OutputStream out) throws IOException, InterruptedException {
        String answer = "HTTP/1.1 200 OK\r\ncontent-length: 512\r\nconnection: close\r\n\r\n" + "x".repeat(512);
        for (int from = 0; from < answer.length(); from += 64) {
            out.write(answer.substring(from, Math.min(answer.length(), from + 64)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
