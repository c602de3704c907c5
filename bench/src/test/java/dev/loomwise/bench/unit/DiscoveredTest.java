package dev.loomwise.bench.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loomwise.bench.machine.check.Check;
import dev.loomwise.bench.workload.Workload;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** Whoever is registered is found, whichever way the lists are read. */
class DiscoveredTest {
    /** Nobody implements it. */
    private interface Unlisted {}

    private static Set<Class<?>> classes(List<?> all) {
        return all.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(classes = {Workload.class, Check.class})
    void the_first_list_names_all_that_the_class_path_names(Class<?> family) {
        assertFalse(Discovered.listed(family).isEmpty());
        assertEquals(classes(Discovered.of(family)), classes(Discovered.listed(family)));
    }

    @Test
    void a_family_without_a_list_is_a_fault_that_names_it() {
        var fault = assertThrows(ServiceConfigurationError.class, () -> Discovered.listed(Unlisted.class));
        assertEquals("the program is incomplete: META-INF/services/" + Unlisted.class.getName() + " is missing",
                fault.getMessage());
    }
}
