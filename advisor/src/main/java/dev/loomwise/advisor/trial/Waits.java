package dev.loomwise.advisor.trial;

import dev.loomwise.bench.workload.Rig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What tasks wait on; one for the life of a program, as its HTTP client is. */
sealed interface Waits extends AutoCloseable {
    /** A wait of that length. */
    Wait of(Duration time) throws IOException;

    @Override
    void close();

    /** {@code Thread.sleep}, or a delayed stage. */
    record Timer() implements Waits {
        @Override
        public Wait of(Duration time) {
            Executor after = CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run);
            return new Wait() {
                @Override
                public Object blocking() throws InterruptedException {
                    if (!time.isZero()) {
                        Thread.sleep(time);
                    }
                    return time;
                }

                @Override
                public CompletableFuture<Object> async() {
                    CompletableFuture<Object> ended = new CompletableFuture<>();
                    if (time.isZero()) {
                        ended.complete(time);
                    } else {
                        after.execute(() -> ended.complete(time));
                    }
                    return ended;
                }
            };
        }

        @Override
        public void close() {}
    }

    /** One GET to the stub, which answers after the wait. */
    record Http(HttpClient client, Rig rig) implements Waits {
        private static final int BYTES = 512;

        Http(Rig rig) {
            this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), rig);
        }

        @Override
        public Wait of(Duration time) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(rig.stubAnswer(time, BYTES)).build();
            return new Wait() {
                @Override
                public Object blocking() throws IOException, InterruptedException {
                    return checked(client.send(request, BodyHandlers.ofByteArray()));
                }

                @Override
                public CompletableFuture<Object> async() {
                    return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Http::checked);
                }
            };
        }

        private static Object checked(HttpResponse<byte[]> response) {
            if (response.statusCode() != 200 || response.body().length != BYTES) {
                throw new IllegalStateException("the server answered " + response.statusCode() + " with "
                        + response.body().length + " bytes");
            }
            return response;
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
