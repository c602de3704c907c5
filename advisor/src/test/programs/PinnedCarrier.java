import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executors;

/** Virtual threads that sleep below a native frame: each holds its carrier. JDK 22 and later. */
public final class PinnedCarrier {
    static int compare(MemorySegment a, MemorySegment b) {
        Truth.sleeping(20);
        return 0;
    }

    public static void main(String[] args) throws Throwable {
        Truth.calibrate();
        Linker linker = Linker.nativeLinker();
        MethodHandle sort = linker.downcallHandle(linker.defaultLookup().find("qsort").orElseThrow(),
                FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS));
        MethodHandle compare = MethodHandles.lookup().findStatic(PinnedCarrier.class, "compare",
                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
        try (Arena arena = Arena.ofShared(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MemorySegment two = arena.allocate(16);
            MemorySegment call = linker.upcallStub(compare, FunctionDescriptor.of(ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS, ValueLayout.ADDRESS), arena);
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> Truth.task(() -> {
                    try {
                        sort.invokeExact(two, 2L, 8L, call);
                    } catch (Throwable e) {
                        throw new IllegalStateException(e);
                    }
                    Truth.compute(1);
                }));
            }
            threads.shutdown();
            threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
        }
        Truth.print();
    }
}
