package dev.loomwise.reports.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Pebble templates from the class path. Every value is escaped unless the template says {@code raw}. */
public final class Templates {
    // What Pebble escapes with knows the names of 2000 characters, and takes a while to learn them.
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Templates.class.getClassLoader())).autoEscaping(true)
            .addEscapingStrategy("html", text -> Html.text(text).markup()).strictVariables(true)
            .newLineTrimming(false).defaultLocale(Locale.ROOT).build();

    private Templates() {}

    /**
     * Fills a template.
     *
     * @param path of the resource, such as {@code dev/loomwise/reports/page/summary.peb}
     * @param values what the template names; a name without a value is a fault
     */
    public static Html render(String path, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        try {
            ENGINE.getTemplate(path).evaluate(out, values);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + path + " cannot be filled", e);
        } catch (PebbleException e) {
            throw new IllegalStateException("the template " + path + " is wrong: " + e.getMessage(), e);
        }
        return new Html(out.toString());
    }

    static Html own(String name, Map<String, Object> values) {
        return render("dev/loomwise/reports/page/" + name + ".peb", values);
    }
}
