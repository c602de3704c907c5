package dev.loomwise.bench.machine.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A connection from this process to itself, with an echo at its other end. */
final class Loopback implements AutoCloseable {
    private static final int PINGS = 1_500;
    private static final int BLOCK = 64 << 10;
    private static final long STREAM_NANOS = 300_000_000;
    private static final int PATIENCE_MS = 2_000;

    private final Socket near;
    private final Socket far;

    private Loopback(Socket near, Socket far) throws IOException {
        this.near = near;
        this.far = far;
        for (Socket socket : new Socket[]{near, far}) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    static Loopback open() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        try (ServerSocket server = new ServerSocket(0, 1, here)) {
            server.setSoTimeout(PATIENCE_MS);
            Socket near = new Socket(here, server.getLocalPort());
            return new Loopback(near, server.accept());
        }
    }

    /** Median time from one byte sent to its echo received; the first pings are for the compiler. */
    double roundTripMicros() throws IOException {
        background(() -> {
            for (int i = 0; i < PINGS; i++) {
                far.getOutputStream().write(far.getInputStream().read());
            }
        });
        double[] micros = new double[PINGS];
        for (int i = 0; i < PINGS; i++) {
            long start = System.nanoTime();
            near.getOutputStream().write(i);
            near.getInputStream().read();
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        double[] warm = Arrays.copyOfRange(micros, PINGS / 3, PINGS);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    /** Megabytes that one direction carries in a second. */
    double streamMbPerSecond() throws IOException {
        background(() -> {
            byte[] block = new byte[BLOCK];
            while (true) {
                far.getOutputStream().write(block);
            }
        });
        byte[] block = new byte[BLOCK];
        long bytes = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < STREAM_NANOS) {
            bytes += near.getInputStream().read(block);
        }
        return bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
    }

    private interface Talk {
        void run() throws IOException;
    }

    private static void background(Talk talk) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                talk.run();
            } catch (IOException e) {
                // The near end has seen enough and closed.
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}
