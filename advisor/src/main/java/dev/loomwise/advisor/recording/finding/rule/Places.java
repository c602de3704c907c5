package dev.loomwise.advisor.recording.finding.rule;

import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.stack.Cause;

/** Where something happens, for a sentence. */
final class Places {
    private Places() {}

    /** Such as {@code , mostly at Orders.load:42}; empty when the recording does not tell. */
    static String at(GroupProfile group, Cause cause) {
        return group.wait(cause).map(GroupProfile.Wait::where).filter(w -> !w.isEmpty()).map(w -> ", mostly at " + w)
                .orElse("");
    }
}
