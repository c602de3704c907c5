/** One thread, one task after the other. */
public final class SyncLoop {
    public static void main(String[] args) throws Exception {
        Truth.ready();
        Switch.all(args, "sync", 1, 60, () -> Truth.task(() -> {
            Truth.sleeping(15);
            Truth.compute(8);
        }));
        Truth.print();
    }
}
