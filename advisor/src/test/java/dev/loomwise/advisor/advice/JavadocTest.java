package dev.loomwise.advisor.advice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DocumentationTool;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant: what other people's builds call is documented, every parameter of it. That no comment is malformed anywhere
 * is checked by the compiler.
 */
class JavadocTest {
    @Test
    void the_public_interface_is_documented_without_a_warning(@TempDir Path pages) throws Exception {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        StringWriter said = new StringWriter();
        try (var files = javadoc.getStandardFileManager(null, null, null)) {
            Path advisor = Path.of("src", "main", "java", "dev", "loomwise", "advisor", "advice", "Advisor.java");
            boolean silent = javadoc.getTask(said, files, null, null,
                    List.of("-quiet", "-Xdoclint:all", "-Werror", "-d", pages.toString(), "-classpath",
                            System.getProperty("java.class.path")),
                    files.getJavaFileObjects(advisor)).call();
            assertTrue(silent && said.toString().isBlank(), said.toString());
        }
        assertTrue(Files.exists(pages.resolve(Path.of("dev", "loomwise", "advisor", "advice", "Advisor.html"))));
    }
}
