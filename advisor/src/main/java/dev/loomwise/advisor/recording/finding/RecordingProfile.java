package dev.loomwise.advisor.recording.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a recording tells about a program.
 *
 * @param facts about the machine and the JVM
 * @param groups of threads that do its work, the weightiest first
 * @param bottlenecks weightiest first
 * @param notes what the recording's own settings hide
 */
public record RecordingProfile(Facts facts, List<GroupProfile> groups, List<Bottleneck> bottlenecks,
        List<String> notes) {
    public RecordingProfile {
        groups = groups.stream().sorted(Comparator.comparingDouble(GroupProfile::weight).reversed()).toList();
        bottlenecks = bottlenecks.stream().sorted(Comparator.comparingDouble(Bottleneck::weight).reversed()).toList();
        notes = List.copyOf(notes);
    }

    /**
     * The machine and the JVM.
     *
     * @param seconds that the recording covers
     * @param cores 0 when it does not tell
     * @param jdk feature version, 0 when it does not tell
     * @param jvmLoad share of all cores that this program used, 0 to 1
     * @param allLoad the same for everybody
     * @param gcShare of the time that garbage collection stopped everything
     * @param pinnedShare of the carriers' time in which a waiting virtual thread held one
     * @param pinnedAt where, mostly
     */
    public record Facts(double seconds, int cores, int jdk, double jvmLoad, double allLoad, double gcShare,
            double pinnedShare, String pinnedAt) {}

    /** The group that the program is about. */
    public Optional<GroupProfile> main() {
        return groups.stream().filter(g -> !g.keys().isEmpty()).findFirst();
    }

    /** The group of that name. */
    public Optional<GroupProfile> group(String name) {
        return groups.stream().filter(g -> g.name().equals(name)).findFirst();
    }
}
