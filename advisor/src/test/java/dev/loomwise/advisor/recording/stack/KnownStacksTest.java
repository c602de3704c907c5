package dev.loomwise.advisor.recording.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loomwise.advisor.recording.stack.Sites.Call;
import dev.loomwise.advisor.recording.stack.Sites.Event;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacks as common servers, pools, drivers and schedulers leave them, the innermost call first, and what they mean. */
class KnownStacksTest {
    private static final String PARK = """
            jdk.internal.misc.Unsafe.park
            java.util.concurrent.locks.LockSupport.park
            """;
    private static final String CONDITION = PARK + """
            java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await
            """;
    private static final String SOCKET = """
            sun.nio.ch.NioSocketImpl.read
            java.net.Socket$SocketInputStream.read
            """;
    private static final String ORDERS = """
            com.acme.Orders.load
            com.acme.OrdersController.list
            org.springframework.web.servlet.FrameworkServlet.service
            """;
    private static final String TOMCAT = ORDERS + """
            org.apache.catalina.core.ApplicationFilterChain.doFilter
            org.apache.coyote.AbstractProcessorLight.process
            org.apache.tomcat.util.net.SocketProcessorBase.run
            org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker
            org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run
            java.lang.Thread.run
            """;
    private static final String UNDERTOW = """
            io.undertow.server.Connectors.executeRootHandler
            org.jboss.threads.EnhancedQueueExecutor$ThreadBody.doRunTask
            org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run
            java.lang.Thread.run
            """;
    private static final String TIMER = """
            java.util.TimerThread.mainLoop
            java.util.TimerThread.run
            """;

    static Stream<Arguments> stacks() {
        return Stream.of(
                Arguments.of(Cause.LOADING, Event.FILE, "a class that comes out of its jar", """
                        java.io.RandomAccessFile.readBytes
                        java.util.zip.ZipFile$Source.readAt
                        jdk.internal.loader.URLClassPath$JarLoader.getResource
                        jdk.internal.loader.BuiltinClassLoader.findClassOnClassPathOrNull
                        java.lang.ClassLoader.loadClass
                        """ + TOMCAT),
                Arguments.of(Cause.FILE, Event.FILE, "a file that a request reads", """
                        java.io.RandomAccessFile.readBytes
                        java.io.RandomAccessFile.read
                        """ + TOMCAT),
                Arguments.of(Cause.IDLE, Event.NATIVE, "a consumer of Kafka that polls", """
                        sun.nio.ch.EPoll.wait
                        sun.nio.ch.EPollSelectorImpl.doSelect
                        sun.nio.ch.SelectorImpl.lockAndDoSelect
                        sun.nio.ch.SelectorImpl.select
                        org.apache.kafka.common.network.Selector.select
                        org.apache.kafka.clients.NetworkClient.poll
                        org.apache.kafka.clients.consumer.internals.ConsumerNetworkClient.poll
                        org.apache.kafka.clients.consumer.KafkaConsumer.poll
                        com.acme.Orders.consume
                        java.lang.Thread.run
                        """),
                Arguments.of(Cause.IDLE, Event.PARK, "a worker of Tomcat without a request", CONDITION + """
                        java.util.concurrent.LinkedBlockingQueue.take
                        org.apache.tomcat.util.threads.TaskQueue.take
                        org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask
                        org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker
                        org.apache.tomcat.util.threads.TaskThread$WrappingRunnable.run
                        """),
                Arguments.of(Cause.IDLE, Event.PARK, "a worker of Jetty without a request", CONDITION + """
                        org.eclipse.jetty.util.BlockingArrayQueue.poll
                        org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.idleJobPoll
                        org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run
                        """),
                Arguments.of(Cause.IDLE, Event.PARK, "a worker of Undertow without a request", PARK + """
                        org.jboss.threads.EnhancedQueueExecutor$ThreadBody.run
                        java.lang.Thread.run
                        """),
                Arguments.of(Cause.CONNECTION_POOL, Event.PARK, "HikariCP, in Undertow", PARK + """
                        java.util.concurrent.SynchronousQueue.poll
                        com.zaxxer.hikari.util.ConcurrentBag.borrow
                        com.zaxxer.hikari.pool.HikariPool.getConnection
                        """ + ORDERS + UNDERTOW),
                Arguments.of(Cause.CONNECTION_POOL, Event.PARK, "commons-pool, as Jedis uses it", CONDITION + """
                        org.apache.commons.pool2.impl.LinkedBlockingDeque.takeFirst
                        org.apache.commons.pool2.impl.GenericObjectPool.borrowObject
                        redis.clients.jedis.util.Pool.getResource
                        """ + TOMCAT),
                Arguments.of(Cause.CONNECTION_POOL, Event.PARK, "the pool of Apache's HTTP client", CONDITION + """
                        org.apache.http.pool.AbstractConnPool.getPoolEntryBlocking
                        org.apache.http.impl.conn.PoolingHttpClientConnectionManager.leaseConnection
                        """ + TOMCAT),
                Arguments.of(Cause.CONNECTION_POOL, Event.PARK, "Tomcat's own pool", CONDITION + """
                        org.apache.tomcat.jdbc.pool.FairBlockingQueue.poll
                        org.apache.tomcat.jdbc.pool.ConnectionPool.borrowConnection
                        """ + TOMCAT),
                Arguments.of(Cause.JDBC, Event.SOCKET, "a query through HikariCP's wrapper", SOCKET + """
                        org.postgresql.core.PGStream.receiveChar
                        org.postgresql.jdbc.PgStatement.executeQuery
                        com.zaxxer.hikari.pool.ProxyStatement.executeQuery
                        """ + TOMCAT),
                Arguments.of(Cause.LOCK, Event.PARK, "a lock of the driver, below HikariCP's wrapper", PARK + """
                        java.util.concurrent.locks.ReentrantLock.lock
                        org.postgresql.jdbc.ResourceLock.obtain
                        org.postgresql.jdbc.PgStatement.executeQuery
                        com.zaxxer.hikari.pool.ProxyStatement.executeQuery
                        """ + TOMCAT),
                Arguments.of(Cause.HTTP, Event.SOCKET, "OkHttp", SOCKET + """
                        okio.InputStreamSource.read
                        okhttp3.internal.http1.Http1ExchangeCodec.readResponseHeaders
                        """ + TOMCAT),
                Arguments.of(Cause.FUTURE, Event.PARK, "Reactor's block() in a request", CONDITION + """
                        java.util.concurrent.CountDownLatch.await
                        reactor.core.publisher.BlockingSingleSubscriber.blockingGet
                        reactor.core.publisher.Mono.block
                        """ + TOMCAT),
                Arguments.of(Cause.HTTP, Event.PARK, "a blocking call of gRPC", PARK + """
                        io.grpc.stub.ClientCalls$ThreadlessExecutor.waitAndDrain
                        io.grpc.stub.ClientCalls.blockingUnaryCall
                        """ + TOMCAT),
                Arguments.of(Cause.FUTURE, Event.PARK, "a future of Guava", PARK + """
                        com.google.common.util.concurrent.AbstractFuture.get
                        """ + TOMCAT),
                Arguments.of(Cause.FUTURE, Event.PARK, "a request that waits for its parts", PARK + """
                        java.util.concurrent.locks.AbstractQueuedSynchronizer.acquireSharedInterruptibly
                        java.util.concurrent.CountDownLatch.await
                        """ + TOMCAT),
                Arguments.of(Cause.FUTURE, Event.PARK, "a request that takes its parts as they come", CONDITION + """
                        java.util.concurrent.LinkedBlockingQueue.take
                        java.util.concurrent.ExecutorCompletionService.take
                        """ + TOMCAT),
                Arguments.of(Cause.COORDINATION, Event.PARK, "a request that joins a parallel stream", PARK + """
                        java.util.concurrent.ForkJoinTask.awaitDone
                        java.util.concurrent.ForkJoinTask.invoke
                        """ + TOMCAT),
                Arguments.of(Cause.CONNECTION_POOL, Event.MONITOR_WAIT, "c3p0", """
                        java.lang.Object.wait
                        com.mchange.v2.resourcepool.BasicResourcePool.awaitAvailable
                        com.mchange.v2.resourcepool.BasicResourcePool.checkoutResource
                        """ + TOMCAT),
                Arguments.of(Cause.IDLE, Event.MONITOR_WAIT, "a helper of c3p0 without work", """
                        java.lang.Object.wait
                        com.mchange.v2.async.ThreadPoolAsynchronousRunner$PoolThread.run
                        """),
                Arguments.of(Cause.IDLE, Event.MONITOR_WAIT, "a worker of Quartz without a job", """
                        java.lang.Object.wait
                        org.quartz.simpl.SimpleThreadPool$WorkerThread.run
                        """),
                Arguments.of(Cause.IDLE, Event.PARK, "a worker of Kotlin's coroutines without one", PARK + """
                        kotlinx.coroutines.scheduling.CoroutineScheduler$Worker.park
                        kotlinx.coroutines.scheduling.CoroutineScheduler$Worker.tryPark
                        kotlinx.coroutines.scheduling.CoroutineScheduler$Worker.run
                        """),
                Arguments.of(Cause.CONNECTION_POOL, Event.PARK, "the pool of Apache's HTTP client 5", CONDITION + """
                        org.apache.hc.core5.concurrent.BasicFuture.get
                        org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager$1.get
                        org.apache.hc.client5.http.impl.classic.InternalExecRuntime.acquireEndpoint
                        """ + TOMCAT),
                Arguments.of(Cause.IDLE, Event.MONITOR_WAIT, "a queue of one's own", """
                        java.lang.Object.wait
                        com.acme.BoundedQueue.take
                        com.acme.Worker.run
                        java.lang.Thread.run
                        """),
                Arguments.of(Cause.IDLE, Event.MONITOR_WAIT, "a loop that waits where its thread begins", """
                        java.lang.Object.wait
                        com.acme.Worker.run
                        java.lang.Thread.run
                        """),
                Arguments.of(Cause.IDLE, Event.MONITOR_WAIT, "a loop that asks for its next piece of work", """
                        java.lang.Object.wait
                        com.acme.Pool.nextJob
                        com.acme.Worker.run
                        java.lang.Thread.run
                        """),
                Arguments.of(Cause.CONDITION, Event.MONITOR_WAIT, "a request that waits for a notification", """
                        java.lang.Object.wait
                        """ + TOMCAT),
                Arguments.of(Cause.IDLE, Event.PARK, "a worker that ends", PARK + """
                        java.util.concurrent.locks.ReentrantLock.lock
                        java.util.concurrent.ThreadPoolExecutor.processWorkerExit
                        java.util.concurrent.ThreadPoolExecutor.runWorker
                        java.util.concurrent.ThreadPoolExecutor$Worker.run
                        java.lang.Thread.run
                        """),
                Arguments.of(Cause.IDLE, Event.NATIVE, "a thread of Jetty that looks for requests", """
                        sun.nio.ch.EPoll.wait
                        sun.nio.ch.EPollSelectorImpl.doSelect
                        sun.nio.ch.SelectorImpl.lockAndDoSelect
                        org.eclipse.jetty.io.ManagedSelector$SelectorProducer.select
                        """),
                Arguments.of(Cause.CONDITION, Event.NATIVE, "a driver that is not written in Java", """
                        oracle.jdbc.driver.T2CStatement.t2cParseExecuteDescribe
                        """ + TOMCAT),
                Arguments.of(Cause.IDLE, Event.MONITOR_WAIT, "a timer between two beats",
                        "java.lang.Object.wait\n" + TIMER),
                Arguments.of(Cause.SEMAPHORE, Event.PARK, "a beat of a timer that takes a permit", PARK + """
                        java.util.concurrent.Semaphore.acquire
                        com.acme.Beat.run
                        """ + TIMER),
                Arguments.of(Cause.SLEEP, Event.SLEEP, "a request of Undertow that sleeps",
                        "java.lang.Thread.sleep\n" + ORDERS + UNDERTOW),
                Arguments.of(Cause.IDLE, Event.PARK, "a scheduler between two beats", CONDITION + """
                        java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take
                        java.util.concurrent.ThreadPoolExecutor.getTask
                        java.util.concurrent.ThreadPoolExecutor.runWorker
                        """));
    }

    private static List<Call> calls(String stack) {
        return stack.lines().map(String::strip).filter(l -> !l.isEmpty())
                .map(l -> new Call(l.substring(0, l.lastIndexOf('.')), l.substring(l.lastIndexOf('.') + 1), 7, 0))
                .toList();
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("stacks")
    void a_stack_tells_what_its_thread_waits_for(Cause cause, Event event, String what, String stack) {
        assertEquals(cause, Sites.read(event, calls(stack)).cause(), what);
    }

    @Test
    void a_place_is_one_of_the_program_and_not_of_what_carries_it() {
        Site site = Sites.read(Event.SLEEP, calls("java.lang.Thread.sleep\nio.micrometer.core.instrument.Timer.record\n"
                + TOMCAT));
        assertEquals("Orders.load:7", site.where());
        assertEquals("OrdersController.list", site.entry());
    }

    @Test
    void where_only_a_framework_is_at_work_its_frames_are_named() {
        Site site = Sites.read(Event.SOCKET, calls(SOCKET + "org.apache.tomcat.util.net.NioChannel.read\n"
                + "org.apache.coyote.AbstractProcessorLight.process\n"));
        assertEquals("NioChannel.read:7", site.where());
        assertEquals("AbstractProcessorLight.process", site.entry());
    }
}
