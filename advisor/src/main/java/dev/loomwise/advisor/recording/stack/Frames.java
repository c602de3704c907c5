package dev.loomwise.advisor.recording.stack;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What single stack frames mean: the names by which the JDK and common libraries are known. */
final class Frames {
    private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final List<String> HTTP = List.of("jdk.internal.net.http.", "java.net.http.",
            "sun.net.www.protocol.http", "okhttp3.", "okio.", "org.apache.http.", "org.apache.hc.",
            "org.eclipse.jetty.client.",
            "io.grpc.stub.ClientCalls", "io.helidon.webclient.", "com.google.api.client.http.", "feign.", "retrofit2.");
    private static final List<String> DRIVERS = List.of("org.postgresql.", "com.mysql.", "org.mariadb.", "oracle.jdbc.",
            "com.microsoft.sqlserver.", "org.h2.", "org.sqlite.", "com.ibm.db2.");
    /** Clients of other things; what their own threads do is no work of the program. */
    private static final List<String> CLIENTS = List.of("com.mongodb.", "redis.clients.", "io.lettuce.",
            "org.redisson.",
            "com.datastax.", "org.neo4j.driver.", "com.rabbitmq.", "org.apache.kafka.clients.", "io.nats.",
            "software.amazon.awssdk.", "com.amazonaws.", "co.elastic.", "org.elasticsearch.client.",
            "net.spy.memcached.", "com.couchbase.", "org.apache.activemq.");
    private static final List<String> CONNECTION_POOLS = List.of("com.zaxxer.hikari.", "org.apache.commons.pool",
            "org.apache.commons.dbcp", "org.apache.tomcat.jdbc.pool.", "com.mchange.v2.resourcepool.",
            "io.agroal.pool.", "oracle.ucp.", "org.apache.http.pool.", "org.apache.hc.core5.pool.");
    /** Pools whose worker's loop lies below every task. */
    private static final List<String> WORKERS = List.of("org.jboss.threads.", "org.quartz.simpl.SimpleThreadPool",
            "com.mchange.v2.async.ThreadPoolAsynchronousRunner", "kotlinx.coroutines.scheduling.CoroutineScheduler",
            "org.quartz.core.QuartzSchedulerThread", "org.eclipse.jetty.util.thread.ReservedThreadExecutor",
            "okhttp3.internal.concurrent.TaskRunner",
            "org.apache.hc.core5.reactor.");
    /** What carries programs: its frames say little about what the program does where it has frames of its own. */
    private static final List<String> FRAMEWORKS = List.of("org.springframework.", "org.apache.catalina.",
            "org.apache.coyote.", "org.apache.tomcat.", "org.apache.kafka.", "org.eclipse.jetty.", "io.undertow.",
            "io.netty.", "io.vertx.", "io.micronaut.", "io.quarkus.", "io.helidon.", "org.glassfish.", "org.hibernate.",
            "com.fasterxml.", "reactor.", "io.reactivex.", "kotlin.", "kotlinx.", "scala.", "akka.",
            "org.apache.pekko.",
            "io.micrometer.", "io.opentelemetry.", "org.slf4j.", "ch.qos.logback.", "org.apache.logging.",
            "com.google.common.", "org.quartz.", "javax.servlet.", "jakarta.", "net.bytebuddy.", "io.grpc.",
            "org.jboss.", "io.javalin.", "ratpack.", "zio.", "cats.effect.", "com.linecorp.armeria.", "org.jvnet.");
    private static final Pattern TAKES = Pattern
            .compile("(get|borrow|acquire|take|lease|check ?out|obtain|claim|request).*");
    private static final Pattern QUEUE = Pattern.compile(".*(Queue|Deque)(\\$.*)?");
    private static final Pattern TAKE = Pattern
            .compile("(take|poll|takeFirst|takeLast|pollFirst|pollLast|remove|xfer)");
    /** Threads that help to compute what they wait for: no wait for others. */
    private static final Set<String> JOINS = Set.of("java.util.concurrent.ForkJoinTask.awaitDone",
            "java.util.concurrent.ForkJoinPool.awaitTermination", "java.util.concurrent.ForkJoinPool.awaitQuiescence",
            "java.util.concurrent.ForkJoinTask.externalAwaitDone", "java.util.concurrent.ForkJoinPool.awaitDone",
            "java.util.concurrent.ForkJoinPool.helpJoin", "java.util.concurrent.ForkJoinPool.awaitJoin",
            "java.util.concurrent.ForkJoinTask.externalInterruptibleAwaitDone");
    private static final Pattern HANDS_OUT = Pattern
            .compile("(take|next|poll|dequeue|pop|fetch|receive|remove|(get|await|waitFor)(Next|Task|Job|Work)).*");
    /** What others of this program, or answers from elsewhere, are waited for with. */
    private static final Set<String> RESULTS = Set.of("java.util.concurrent.CountDownLatch.await",
            "java.util.concurrent.CyclicBarrier.await", "java.util.concurrent.Phaser.awaitAdvance",
            "java.lang.Thread.join", "java.util.concurrent.ThreadPoolExecutor.awaitTermination",
            "java.util.concurrent.ThreadPerTaskExecutor.awaitTermination",
            "java.util.concurrent.ThreadPerTaskExecutor.close",
            "java.util.concurrent.AbstractExecutorService.invokeAll",
            "java.util.concurrent.StructuredTaskScope.join", "java.util.concurrent.StructuredTaskScopeImpl.join",
            "java.util.concurrent.FutureTask.get",
            "java.util.concurrent.FutureTask.awaitDone", "java.util.concurrent.CompletableFuture.get",
            "java.util.concurrent.CompletableFuture.join", "java.util.concurrent.CompletableFuture.waitingGet",
            "java.util.concurrent.CompletableFuture.timedGet", "java.util.concurrent.ExecutorCompletionService.take",
            "java.util.concurrent.ExecutorCompletionService.poll",
            "com.google.common.util.concurrent.AbstractFuture.get",
            "com.google.common.util.concurrent.AbstractFutureState.blockingGet",
            "io.netty.util.concurrent.DefaultPromise.await", "io.vertx.core.Future.await",
            "reactor.core.publisher.BlockingSingleSubscriber.blockingGet",
            "reactor.core.publisher.BlockingMonoSubscriber.blockingGet",
            "io.reactivex.rxjava3.internal.observers.BlockingMultiObserver.blockingGet",
            "kotlinx.coroutines.BlockingCoroutine.joinBlocking", "org.apache.hc.core5.concurrent.BasicFuture.get",
            "org.apache.kafka.clients.producer.internals.FutureRecordMetadata.get");
    private static final Set<String> DIVIDING = Set.of("java.util.concurrent.CountedCompleter.exec",
            "java.util.concurrent.CountedCompleter.invoke", "java.util.concurrent.RecursiveTask.exec",
            "java.util.concurrent.RecursiveAction.exec", "java.util.stream.AbstractTask.compute");

    private Frames() {}

    static boolean own(String type) {
        return starts(type, PLATFORM) < 0 && starts(type, HTTP) < 0 && starts(type, DRIVERS) < 0
                && starts(type, CONNECTION_POOLS) < 0 && starts(type, WORKERS) < 0 && starts(type, CLIENTS) < 0;
    }

    /** A library that calls the program rather than being called by it, or that every program uses. */
    static boolean framework(String type) {
        return starts(type, FRAMEWORKS) >= 0;
    }

    /** A client, a driver or a pool that the program calls. */
    static boolean library(String type) {
        return starts(type, HTTP) >= 0 || starts(type, DRIVERS) >= 0 || starts(type, CONNECTION_POOLS) >= 0
                || client(type);
    }

    /** A client of something else than HTTP and JDBC. */
    static boolean client(String type) {
        return starts(type, CLIENTS) >= 0;
    }

    static boolean http(String type) {
        return starts(type, HTTP) >= 0;
    }

    /** A driver by its vendor, or a class that says so in its name. */
    static boolean jdbc(String type) {
        return starts(type, DRIVERS) >= 0 || type.contains(".jdbc.") || simple(type).contains("Jdbc")
                || simple(type).contains("JDBC");
    }

    /** A method that hands out connections: of a known pool, or of a class that calls itself one. */
    static boolean connectionPool(String type, String method) {
        if (starts(type, CONNECTION_POOLS) >= 0) {
            return true;
        }
        String name = simple(type);
        return starts(type, PLATFORM) < 0 && name.contains("Pool") && !name.contains("Thread")
                && !name.contains("Executor") && TAKES.matcher(method).matches();
    }

    static boolean poolLoop(String type, String method) {
        return (method.equals("getTask") && type.endsWith("ThreadPoolExecutor"))
                || (type.equals("java.util.concurrent.ForkJoinPool") && method.equals("awaitWork"))
                || method.equals("idleJobPoll") || method.equals("reservedWait");
    }

    /** A worker's loop that lies below its tasks as well: it waits for work only where no task is above it. */
    static boolean loopBelowTasks(String type, String method) {
        return starts(type, WORKERS) >= 0 || (type.equals("java.util.TimerThread") && method.equals("mainLoop"));
    }

    /** The frame of a pool's worker, below every one of its tasks. */
    static boolean worker(String type, String method) {
        return method.equals("runWorker")
                && (type.endsWith("ThreadPoolExecutor") || type.equals("java.util.concurrent.ForkJoinPool"));
    }

    static boolean takesFromQueue(String type, String method) {
        return TAKE.matcher(method).matches() && QUEUE.matcher(type).matches();
    }

    /** A method of the program that hands out the next piece of work, by its name. */
    static boolean handsOutWork(String method) {
        return HANDS_OUT.matcher(method).matches();
    }

    static boolean lock(String type, String method) {
        return method.toLowerCase(java.util.Locale.ROOT).contains("lock")
                && type.startsWith("java.util.concurrent.locks.")
                && !type.endsWith("LockSupport") && !type.contains("$ConditionObject");
    }

    static boolean loads(String type) {
        return type.equals("java.lang.ClassLoader") || type.startsWith("jdk.internal.loader.");
    }

    static boolean semaphore(String type) {
        return type.equals("java.util.concurrent.Semaphore");
    }

    static boolean joins(String frame) {
        return JOINS.contains(frame);
    }

    /** It looks which of many connections has something to say. */
    static boolean selects(String type) {
        return type.equals("sun.nio.ch.SelectorImpl") || type.equals("sun.nio.ch.EPoll")
                || type.equals("sun.nio.ch.KQueue") || type.endsWith("netty.channel.epoll.Native");
    }

    static boolean result(String frame) {
        return RESULTS.contains(frame);
    }

    static boolean divides(String frame) {
        return DIVIDING.contains(frame);
    }

    static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static int starts(String type, List<String> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (type.startsWith(prefixes.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
