/** One thread, one task after the other. */
public final class SyncLoop {
    public static void main(String[] args) {
        for (int i = 0; i < 60; i++) {
            Truth.task(() -> {
                Truth.sleeping(15);
                Truth.compute(8);
            });
        }
        Truth.print();
    }
}
