package dev.loomwise.bench.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A downstream on a real socket that misbehaves in one way. */
final class FaultyServer implements AutoCloseable {
    /** What it does with a connection. */
    enum Fault {
        /** Nobody listens. */
        REFUSES,
        /** Reads the request and resets the connection. */
        RESETS,
        /** Reads the request and never answers. */
        HANGS,
        /** Answers what is no HTTP. */
        TALKS_GARBAGE,
        /** Promises more than it sends. */
        STOPS_IN_THE_MIDDLE
    }

    private final ServerSocket listening = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Fault fault;

    FaultyServer(Fault fault) throws IOException {
        this.fault = fault;
        if (fault == Fault.REFUSES) {
            listening.close();
        } else {
            Thread.ofVirtual().start(this::accept);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> misbehave(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void misbehave(Socket socket) {
        try {
            socket.getInputStream().read(new byte[1000]);
            switch (fault) {
                case REFUSES, HANGS -> {
                    return;
                }
                case RESETS -> socket.setSoLinger(true, 0);
                case TALKS_GARBAGE -> say(socket, "\u0001 what? \r\n\r\n");
                case STOPS_IN_THE_MIDDLE -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 512\r\n\r\nxxx");
            }
            socket.close();
        } catch (IOException e) {
            // The client gave up first.
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
