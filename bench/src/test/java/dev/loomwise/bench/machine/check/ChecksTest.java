package dev.loomwise.bench.machine.check;

import static dev.loomwise.bench.machine.check.Severity.INFO;
import static dev.loomwise.bench.machine.check.Severity.OK;
import static dev.loomwise.bench.machine.check.Severity.UNFIT;
import static dev.loomwise.bench.machine.check.Severity.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loomwise.bench.machine.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant: each check sees what is wrong with a made-up machine, and names the number that it saw. */
class ChecksTest {
    private static final Idle STILL = idle(0.0, 0.0, 0);

    private static Idle idle(double others, double stolen, double jumpMs) {
        return new Idle(Optional.of(others), Optional.of(stolen), jumpMs, Duration.ofSeconds(1));
    }

    private static Finding only(Check check, FakeHost host, Idle idle) {
        List<Finding> findings = check.look(new Rig(host, new Needs(1_200, 2_000), idle));
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private static void saw(Severity severity, String words, Finding finding) {
        assertEquals(severity, finding.severity(), finding.toString());
        assertTrue(finding.seen().contains(words), finding.seen());
    }

    @Test
    void a_quota_below_the_cores_is_found_in_both_versions_of_control_groups() {
        Check check = new CoresCheck();
        saw(OK, "4 cores, no quota", only(check, new FakeHost().with("/sys/fs/cgroup/cpu.max", "max 100000\n"), STILL));
        saw(WARNING, "1.50", only(check, new FakeHost().with("/sys/fs/cgroup/cpu.max", "150000 100000\n"), STILL));
        FakeHost first = new FakeHost().with("/proc/self/cgroup", "3:cpuset:/\n1:cpu,cpuacct:/a/b\n")
                .with("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1")
                .with("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")
                .with("/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "50000\n")
                .with("/sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n");
        saw(UNFIT, "0.50", only(check, first, STILL));
        saw(OK, "4.00", only(check, new FakeHost().with("/sys/fs/cgroup/cpu.max", "400000 100000"), STILL));
    }

    @Test
    void one_core_is_too_few_to_compare_models() {
        saw(WARNING, "1 core", only(new CoresCheck(), new FakeHost().cores(1), STILL));
    }

    @Test
    void only_the_performance_governor_keeps_the_clock() {
        String governor = "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
        Check check = new FrequencyCheck();
        saw(WARNING, "'powersave'", only(check, new FakeHost().with(governor, "powersave\n"), STILL));
        saw(OK, "'performance'", only(check, new FakeHost().with(governor, "performance\n"), STILL));
        saw(OK, "no governor", only(check, new FakeHost(), STILL));
        saw(INFO, "turbo is on", only(check, new FakeHost().with(governor, "performance\n")
                .with("/sys/devices/system/cpu/intel_pstate/no_turbo", "0\n"), STILL));
    }

    @ParameterizedTest
    @CsvSource({"0.01, OK", "0.04, WARNING", "0.30, UNFIT"})
    void stolen_time_is_judged_by_its_share(double share, Severity severity) {
        saw(severity, "takes", only(new StealCheck(), new FakeHost(), idle(0, share, 0)));
    }

    @ParameterizedTest
    @CsvSource({"0.01, OK", "0.20, WARNING", "0.90, UNFIT"})
    void what_others_do_is_judged_by_its_share(double share, Severity severity) {
        saw(severity, "other processes use", only(new LoadCheck(), new FakeHost(), idle(share, 0, 0)));
    }

    @Test
    void few_descriptors_are_named_with_the_remedy() {
        saw(OK, "20,000", new DescriptorsCheck().judge(20_000, 1_200));
        Finding few = new DescriptorsCheck().judge(1_024, 1_200);
        saw(UNFIT, "1,024", few);
        assertTrue(few.remedy().contains("ulimit -n 1200"));
    }

    @Test
    void memory_is_what_is_free_or_what_the_group_may_have() {
        String plenty = "MemTotal: 9000000 kB\nMemAvailable:    8000000 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n";
        Check check = new MemoryCheck();
        saw(OK, "7,812 MB", only(check, new FakeHost().with("/proc/meminfo", plenty), STILL));
        saw(WARNING, "limit of the group 1,024 MB", only(check, new FakeHost().with("/proc/meminfo", plenty)
                .with("/sys/fs/cgroup/memory.max", "1073741824\n"), STILL));
        saw(UNFIT, "256 MB", only(check, new FakeHost().with("/proc/meminfo", plenty)
                .with("/sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456\n"), STILL));
        saw(OK, "7,812 MB", only(check, new FakeHost().with("/proc/meminfo", plenty)
                .with("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"), STILL));
    }

    @Test
    void memory_in_swap_is_a_finding_of_its_own() {
        List<Finding> findings = new MemoryCheck().look(new Rig(new FakeHost().with("/proc/meminfo",
                "MemAvailable: 8000000 kB\nSwapTotal: 2000000 kB\nSwapFree: 1000000 kB\n"), new Needs(1, 1), STILL));
        saw(WARNING, "976 MB are in swap", findings.getLast());
    }

    @Test
    void a_slow_or_jumping_clock_is_seen() {
        String source = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
        Check check = new ClockCheck();
        saw(OK, "'tsc'", only(check, new FakeHost().with(source, "tsc\n"), STILL));
        saw(WARNING, "'hpet'", only(check, new FakeHost().with(source, "hpet\n"), STILL));
        saw(WARNING, "by -20 ms", only(check, new FakeHost().with(source, "tsc\n"), idle(0, 0, -20)));
        saw(UNFIT, "by 3600000 ms", only(check, new FakeHost(), idle(0, 0, 3_600_000)));
    }

    @Test
    void a_virtual_machine_is_noted_and_bare_metal_is_not() {
        saw(INFO, "(kvm)", only(new VirtualizationCheck(),
                new FakeHost().with("/sys/class/dmi/id/product_name", "KVM"), STILL));
        saw(OK, "neither", only(new VirtualizationCheck(), new FakeHost(), STILL));
    }

    @Test
    void flags_from_the_environment_are_found_and_secrets_are_not_repeated() {
        Check check = new JvmCheck();
        FakeHost host = new FakeHost().property("java.version", "25").property("java.vm.version", "25+36");
        saw(OK, "JDK 25", only(check, host, STILL));
        Finding off = only(check, host.variable("JAVA_TOOL_OPTIONS", "-Dpassword=secret -Xint"), STILL);
        saw(UNFIT, "-Xint", off);
        assertFalse(off.inWords().contains("secret"));
        saw(WARNING, "-javaagent:", only(check, host.variable("JAVA_TOOL_OPTIONS", "-javaagent:/a.jar"), STILL));
        saw(INFO, "is set", only(check, host.variable("JAVA_TOOL_OPTIONS", "-Dpassword=secret"), STILL));
        saw(UNFIT, "debug build", only(check, new FakeHost().property("java.vm.version", "25-internal-fastdebug"),
                STILL));
    }

    @Test
    void what_was_measured_is_judged_by_its_size() {
        saw(OK, "97 %", new ScalingCheck().judge(0.97, 2));
        saw(WARNING, "62 %", new ScalingCheck().judge(0.62, 2));
        saw(UNFIT, "30 %", new ScalingCheck().judge(0.30, 2));
        saw(OK, "1.06 ms", new TimerCheck().judge(1.06, 20));
        saw(UNFIT, "15.60 ms", new TimerCheck().judge(15.6, 100));
        saw(WARNING, "1000000 ns", new TimerCheck().judge(1.1, 1e6));
        saw(OK, "30 us", new LoopbackCheck().judge(30, 2_000));
        saw(WARNING, "1200 us", new LoopbackCheck().judge(1_200, 2_000));
        saw(OK, "9,000 MB", new TemporaryFilesCheck().judge("/tmp", 9_000));
        saw(UNFIT, "10 MB", new TemporaryFilesCheck().judge("/tmp", 10));
    }

    @Test
    void a_temporary_folder_that_is_not_there_is_unfit() {
        saw(UNFIT, "/no/such", only(new TemporaryFilesCheck(), new FakeHost().property("java.io.tmpdir", "/no/such"),
                STILL));
    }
}
