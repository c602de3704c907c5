package dev.loomwise.advisor.predict.sim;

/**
 * The clock and what all models share: the caller, the downstream, the one poller, and the books. The loop takes
 * whatever is due first: a burst on the cores, the end of a wait, an arrival.
 */
final class Engine {
    /** Ends of waits so close to each other share one interrupt and one switch to the poller. */
    private static final double TOGETHER_NS = 10_000;

    private static final int HTTP_WAKERS = 2;

    private final Scenario scenario;
    private final Costs costs;
    private final Cores cores;
    private final Tasks tasks;
    private final Heap waits = new Heap();
    private final Executor caller;
    private final Executor poller;
    private final Executor stub;
    private final Books books;
    private final double pollNs;
    private final double halfStubNs;
    private final double interruptNs;
    private double lastInterrupt = Double.NEGATIVE_INFINITY;
    private final double searchNs;
    private final double extraWaitNs;
    private final double arrivalNs;
    private final Flow flow;
    private int calling;
    private int connections;

    /** @param connections that the client has open when the run begins */
    Engine(Scenario scenario, Costs costs, int connections) {
        this.connections = connections;
        this.scenario = scenario;
        this.costs = costs;
        // A divisible job's tasks are the flow's parts.
        Scenario played = scenario.traits().divisible() ? DivisibleFlow.inParts(scenario) : scenario;
        this.cores = new Cores(scenario.cores(), costs.parallelSpeed(), costs.of(Cost.HOT), played.tasks());
        this.tasks = new Tasks(played);
        this.books = new Books(played, tasks);
        this.caller = new Executor(cores, 1, 0, 0);
        this.poller = new Executor(cores, 1, 0, 0);
        this.interruptNs = costs.of(Cost.INTERRUPT);
        this.stub = new Executor(cores, Math.max(1, scenario.stubThreads()), 0, 0);
        this.pollNs = costs.of(Cost.POLL);
        this.halfStubNs = scenario.stubThreads() == 0 ? 0 : costs.of(Cost.STUB) / 2;
        this.searchNs = costs.of(Cost.SEARCH);
        this.extraWaitNs = costs.of(Cost.EXTRA_WAIT);
        this.arrivalNs = costs.of(Cost.ARRIVAL);
        this.flow = Flow.of(this);
    }

    /** Plays until the last task has ended or so many events have passed. */
    Outcome play(long maxEvents) {
        int next = 0;
        if (scenario.isBatch()) {
            for (; next < tasks.count; next++) {
                offer(next);
            }
        }
        long events = 0;
        while (!books.complete() && events++ < maxEvents) {
            double burst = cores.nextEnd();
            double wait = waits.minKey();
            double arrival = next < tasks.count ? tasks.arrival[next] + arrivalNs : Double.POSITIVE_INFINITY;
            // On a tie the burst goes first, so that it frees its thread for what arrives.
            if (burst <= wait && burst <= arrival) {
                cores.advanceTo(burst);
                int task = cores.endNext();
                if (task >= 0) {
                    ran(task);
                }
                cores.settle();
            } else if (wait <= arrival) {
                cores.advanceTo(wait);
                waitEnded(waits.poll());
            } else {
                cores.advanceTo(arrival);
                offer(next++);
            }
        }
        return books.close(cores.now(), costs.of(Cost.FIXED), cores.busyNs(), scenario, flow.threadPeak());
    }

    Scenario scenario() {
        return scenario;
    }

    Costs costs() {
        return costs;
    }

    Tasks tasks() {
        return tasks;
    }

    /** A pool of the model. */
    Executor pool(int threads) {
        return new Executor(cores, threads, costs.of(Cost.SWITCHING), costs.of(Cost.UNPARK));
    }

    /** As many as cores. Whoever hands a task over to them has a line of its own. */
    Executor carriers() {
        return new Executor(cores, scenario.cores(), costs.of(Cost.SWITCHING), costs.of(Cost.UNPARK), 1 + wakers());
    }

    /** The line of the thread that woke the task up; 0 is that of whoever starts tasks. */
    int waker(int task) {
        return 1 + task % wakers();
    }

    /** One timer thread; the threads of an HTTP client that hand answers over are several. */
    private int wakers() {
        return scenario.stubThreads() > 0 || scenario.traits().managedBlocker() ? HTTP_WAKERS : 1;
    }

    /** A burst of the caller (or of the thread that hands arrivals over), then {@link Flow#ran} with SUBMIT. */
    void onCaller(int task, double itsOwn) {
        double work = scenario.isBatch() ? itsOwn : itsOwn + noticing();
        if (work == 0) {
            flow.ran(task, Stage.SUBMIT);
        } else {
            tasks.stage[task] = Stage.SUBMIT;
            caller.submit(task, work);
        }
    }

    /** A call goes out; {@link Flow#waited} when its answer has come back. */
    void call(int task) {
        calling++;
        connections = Math.max(connections, calling);
        if (halfStubNs > 0) {
            tasks.stage[task] = Stage.REQUEST;
            stub.submit(task, halfStubNs);
        } else {
            await(task);
        }
    }

    /** The task counts as in flight from now on. */
    void began() {
        books.began(cores.now());
    }

    /** The task's last burst has ended. */
    void ended(int task) {
        books.ended(task, cores.now());
    }

    private void offer(int task) {
        books.arrived(cores.now());
        flow.offer(task);
    }

    private void await(int task) {
        tasks.stage[task] = Stage.WAIT;
        waits.add(cores.now() + tasks.wait[task] + extraWaitNs, task);
    }

    private void waitEnded(int task) {
        if (halfStubNs > 0) {
            tasks.stage[task] = Stage.REPLY;
            stub.submit(task, halfStubNs);
        } else {
            poll(task);
        }
    }

    /** What ends at nearly the same moment is noticed together. */
    private void poll(int task) {
        calling--;
        double work = pollNs + noticing() + searchNs * (connections - calling);
        if (work > 0) {
            tasks.stage[task] = Stage.POLL;
            poller.submit(task, work);
        } else {
            flow.waited(task);
        }
    }

    private double noticing() {
        if (cores.now() - lastInterrupt <= TOGETHER_NS) {
            return 0;
        }
        lastInterrupt = cores.now();
        return interruptNs;
    }

    private void ran(int task) {
        Stage ended = tasks.stage[task];
        switch (ended) {
            case SUBMIT -> {
                caller.release(task);
                flow.ran(task, ended);
            }
            case REQUEST -> {
                stub.release(task);
                await(task);
            }
            case REPLY -> {
                stub.release(task);
                poll(task);
            }
            case POLL -> {
                poller.release(task);
                flow.waited(task);
            }
            default -> flow.ran(task, ended);
        }
    }
}
