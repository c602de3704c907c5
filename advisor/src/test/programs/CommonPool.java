import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Queries that are given to {@code supplyAsync} without an executor, as most examples do: the common pool's few workers wait. */
public final class CommonPool {
    private static final int QUERIES = 90;

    public static void main(String[] args) throws Exception {
        Truth.ready();
        ThreadLocal<Statement> statements = ThreadLocal.withInitial(() -> {
            try {
                Connection connection = DriverManager.getConnection(args[0], "sa", "");
                return connection.createStatement();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        statements.get();
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            all.add(CompletableFuture.supplyAsync(() -> {
                Statement statement = statements.get();
                Truth.task(() -> {
                    Truth.waiting(15, () -> statement.execute("CALL REST(15)"));
                    Truth.compute(2);
                });
                return true;
            }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        Truth.print();
    }
}
