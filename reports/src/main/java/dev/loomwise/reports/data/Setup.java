package dev.loomwise.reports.data;

import java.util.List;

/**
 * How JMH was told to measure an entry; what a file does not say is empty, or 0.
 *
 * @param jmh version of the harness
 * @param jdk version of the JVM
 * @param vm its name
 * @param jvmArgs flags of the forks
 * @param threads that called the benchmark at once
 * @param forks JVMs one after the other
 * @param warmup such as {@code 5 x 10 s}
 * @param measurement such as {@code 5 x 10 s}; {@code 8 x single-shot}
 */
public record Setup(String jmh, String jdk, String vm, List<String> jvmArgs, int threads, int forks, String warmup,
        String measurement) {
    public Setup {
        jvmArgs = List.copyOf(jvmArgs);
    }
}
