import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Calls that are given to OkHttp's dispatcher, 12 at a time: each of its threads waits for one. */
public final class OkHttpBatch {
    private static final int CALLS = 240;

    public static void main(String[] args) throws Exception {
        Truth.ready();
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(12);
        dispatcher.setMaxRequestsPerHost(12);
        CountDownLatch left = new CountDownLatch(CALLS);
        OkHttpClient client = new OkHttpClient.Builder().dispatcher(dispatcher).addInterceptor(chain -> {
            Response[] answer = new Response[1];
            Truth.task(() -> {
                answer[0] = Truth.waiting(50, () -> chain.proceed(chain.request()));
                Truth.compute(3);
            });
            return answer[0];
        }).build();
        Request request = new Request.Builder().url(args[0] + "/?delay=50ms&bytes=64").build();
        for (int i = 0; i < CALLS; i++) {
            client.newCall(request).enqueue(new Callback() {
                @Override
                public void onFailure(Call call, java.io.IOException e) {
                    System.exit(1);
                }

                @Override
                public void onResponse(Call call, Response response) {
                    response.close();
                    left.countDown();
                }
            });
        }
        left.await();
        Truth.print();
        System.exit(0);
    }
}
