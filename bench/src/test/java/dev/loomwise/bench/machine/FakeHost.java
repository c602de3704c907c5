package dev.loomwise.bench.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A machine that is what a test says it is. */
public final class FakeHost implements Host {
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private int cores = 4;

    public FakeHost with(String file, String content) {
        files.put(file, content);
        return this;
    }

    public FakeHost linked(String path, String target) {
        links.put(path, target);
        return this;
    }

    public FakeHost variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public FakeHost property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public FakeHost cores(int number) {
        cores = number;
        return this;
    }

    @Override
    public Optional<String> content(String file) {
        return Optional.ofNullable(files.get(file));
    }

    @Override
    public boolean exists(String path) {
        return files.keySet().stream().anyMatch(f -> f.equals(path) || f.startsWith(path + "/"));
    }

    @Override
    public Optional<String> link(String path) {
        return Optional.ofNullable(links.get(path));
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    @Override
    public int cores() {
        return cores;
    }
}
