import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One thread that polls records in batches, as a consumer of a log does, and calls a service for each. */
public final class ConsumerLoop {
    private static final int RECORDS = 120;

    public static void main(String[] args) throws Exception {
        Truth.ready();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/?delay=12ms&bytes=64")).build();
        LinkedBlockingQueue<Integer> log = new LinkedBlockingQueue<>();
        Thread consumer = new Thread(() -> consume(client, request, log), "kafka-consumer");
        consumer.start();
        Random random = new Random(7);
        for (int sent = 0; sent < RECORDS;) {
            int batch = Math.min(RECORDS - sent, 1 + random.nextInt(9));
            for (int i = 0; i < batch; i++) {
                log.add(sent++);
            }
            LockSupport.parkNanos(batch * 25_000_000L);
        }
        consumer.join();
        Truth.print();
    }

    private static void consume(HttpClient client, HttpRequest request, LinkedBlockingQueue<Integer> log) {
        int done = 0;
        while (done < RECORDS) {
            List<Integer> batch = poll(log);
            for (int i = 0; i < batch.size(); i++) {
                Truth.task(() -> {
                    Truth.waiting(12, () -> client.send(request, BodyHandlers.ofString()));
                    Truth.compute(3);
                });
            }
            done += batch.size();
        }
    }

    private static List<Integer> poll(LinkedBlockingQueue<Integer> log) {
        List<Integer> batch = new ArrayList<>();
        try {
            Integer first = log.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                log.drainTo(batch);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return batch;
    }
}
