package dev.loomwise.bench.machine.check;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JDK, and flags that reach every fork through the environment. Flags of this process do not: forks have their own.
 */
@AutoService(Check.class)
public final class JvmCheck implements Check {
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final Pattern NO_JIT = Pattern.compile("-Xint\\b|-Djava\\.compiler=NONE|TieredStopAtLevel=[0-3]");
    private static final Pattern WATCHED = Pattern.compile("-agentlib:jdwp|-Xrunjdwp|-Xdebug|-javaagent:|-agentpath:");

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public List<Finding> look(Rig rig) {
        List<Finding> findings = new ArrayList<>();
        String version = rig.host().property("java.vm.version").orElse("");
        if (version.contains("debug")) {
            findings.add(new Finding(name(), Severity.UNFIT, "a debug build of the JVM (" + version + ")",
                    "its own checks take longer than what is measured", "use a release build"));
        }
        for (String variable : VARIABLES) {
            rig.host().environment(variable).ifPresent(flags -> findings.add(flags(variable, flags)));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), "JDK " + rig.host().property("java.version").orElse("unknown") + ", "
                    + Optional.of(version).filter(v -> !v.isEmpty()).map(v -> "release build").orElse("no build named")
                    + ", no flags from the environment"));
        }
        return findings;
    }

    /** Names the flags that matter, and no others: an environment may hold secrets. */
    private Finding flags(String variable, String flags) {
        String remedy = "unset " + variable + " while measuring";
        Optional<String> noJit = NO_JIT.matcher(flags).results().map(m -> m.group()).findFirst();
        Optional<String> watched = WATCHED.matcher(flags).results().map(m -> m.group()).findFirst();
        return noJit.map(f -> new Finding(name(), Severity.UNFIT, variable + " holds " + f,
                "the compiler is off or held back in every fork", remedy))
                .or(() -> watched.map(f -> new Finding(name(), Severity.WARNING, variable + " holds " + f,
                        "an agent runs in every fork", remedy)))
                .orElseGet(() -> new Finding(name(), Severity.INFO, variable + " is set",
                        "its flags reach every fork", remedy + " unless the program will run with them"));
    }
}
