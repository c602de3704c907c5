package dev.loomwise.bench.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Where something was measured.
 *
 * @param host its name
 * @param cpu the processor's name
 * @param cores {@code availableProcessors()}, after any quota
 * @param memoryMb physical memory in MiB
 * @param os system and kernel
 * @param virtualization hypervisor or container where one can be seen, else {@code none}
 * @param jdk version of the JVM that was measured, such as {@code 25.0.3}
 * @param vm the JVM's name and vendor
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Machine(String host, String cpu, int cores, long memoryMb, String os, String virtualization, String jdk,
        String vm) {}
