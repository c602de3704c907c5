package dev.loomwise.bench.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that is registered for a family by {@code @AutoService}. A {@link ServiceLoader} looks into every jar of the class
 * path, and the one with the libraries has twelve thousand entries, which takes longer to open than an advice to find. The
 * launcher knows that the program's own jar, the first, lists all there is, and says so by {@code loomwise.listed}.
 */
public final class Discovered {
    private static final String LISTED = "loomwise.listed";

    /** They keep nothing, and a report of thousands of cells asks each for its workload. */
    private static final Map<Class<?>, List<?>> KNOWN = new ConcurrentHashMap<>();

    private Discovered() {}

    /**
     * One of each, in no particular order; the same ones whenever they are asked for.
     *
     * @param family an interface whose implementations are public and have a public constructor without parameters
     * @throws ServiceConfigurationError when one that is registered cannot be made
     */
    public static <T> List<T> of(Class<T> family) {
        List<?> known = KNOWN.get(family);
        if (known == null) {
            known = Boolean.getBoolean(LISTED)
                    ? listed(family)
                    : ServiceLoader.load(family, family.getClassLoader()).stream().map(ServiceLoader.Provider::get)
                            .toList();
            KNOWN.put(family, known);
        }
        @SuppressWarnings("unchecked") // Its own list, by the line above.
        List<T> all = (List<T>) known;
        return all;
    }

    /** The same from the first list on the class path alone. */
    static <T> List<T> listed(Class<T> family) {
        String list = "META-INF/services/" + family.getName();
        try {
            String names = Texts.read(family, list).orElseThrow(() -> new ServiceConfigurationError(
                    "the program is incomplete: " + list + " is missing"));
            List<T> all = new ArrayList<>();
            for (String line : names.split("\n", -1)) {
                String name = line.strip();
                if (!name.isEmpty() && name.charAt(0) != '#') {
                    all.add(Class.forName(name, true, family.getClassLoader()).asSubclass(family).getConstructor()
                            .newInstance());
                }
            }
            return List.copyOf(all);
        } catch (IOException | ReflectiveOperationException e) {
            throw new ServiceConfigurationError(list + " cannot be followed: " + e, e);
        }
    }
}
