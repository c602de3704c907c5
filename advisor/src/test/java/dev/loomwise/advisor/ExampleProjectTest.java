package dev.loomwise.advisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project that shows how loomwise is used in somebody else's tests; CI also builds it with its own pom. */
class ExampleProjectTest {
    private static final Path PROJECT = Path.of("src/test/projects/orders-service/src/test");
    private static final String TEST = "com.example.orders.OrdersServiceTest";

    @TempDir
    private Path classes;

    @Test
    void its_test_compiles_against_this_tree_and_passes() throws Exception {
        Path source = PROJECT.resolve("java").resolve(TEST.replace('.', '/') + ".java");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d",
                classes.toString(), "-cp", System.getProperty("java.class.path"), source.toString()));
        URL[] path = {classes.toUri().toURL(), PROJECT.resolve("resources").toUri().toURL()};
        List<String> passed = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            Class<?> test = loader.loadClass(TEST);
            Constructor<?> constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            for (Method method : test.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    passed.add(method.getName());
                }
            }
        }
        assertEquals(2, passed.size(), passed.toString());
        assertTrue(Files.isRegularFile(PROJECT.resolve("../../pom.xml")));
    }
}
