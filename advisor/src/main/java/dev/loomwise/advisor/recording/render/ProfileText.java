package dev.loomwise.advisor.recording.render;

import dev.loomwise.advisor.recording.finding.Bottleneck;
import dev.loomwise.advisor.recording.finding.Figure;
import dev.loomwise.advisor.recording.finding.GroupProfile;
import dev.loomwise.advisor.recording.finding.RecordingProfile;
import dev.loomwise.advisor.recording.finding.Sure;
import dev.loomwise.bench.unit.Units;
import java.util.List;
import java.util.Locale;

/** What a recording tells, for people in a terminal. */
public final class ProfileText {
    private static final int WIDTH = 100;
    private static final int MOST_GROUPS = 8;

    private ProfileText() {}

    /** Bottlenecks first, then each group. */
    public static String render(RecordingProfile profile) {
        StringBuilder out = new StringBuilder();
        var facts = profile.facts();
        out.append(String.format(Locale.ROOT,
                "%s recorded%s%s; the program used %.0f %% of the cores, everybody %.0f %%%n%n",
                Units.readable(facts.seconds() * 1000), facts.jdk() > 0 ? ", JDK " + facts.jdk() : "",
                facts.cores() > 0 ? ", " + facts.cores() + " cores" : "", 100 * facts.jvmLoad(),
                100 * facts.allLoad()));
        out.append(bottlenecks(profile.bottlenecks()));
        profile.groups().stream().limit(MOST_GROUPS).forEach(g -> group(out, g));
        if (profile.groups().isEmpty()) {
            out.append("No group of threads was found whose work could be cut into tasks.\n\n");
        }
        if (profile.groups().size() > MOST_GROUPS) {
            out.append(profile.groups().size() - MOST_GROUPS).append(" lighter groups are in --format json.\n\n");
        }
        profile.notes().forEach(n -> paragraph(out, "Open", n));
        return out.toString();
    }

    /** One paragraph per bottleneck; says so when there is none. */
    public static String bottlenecks(List<Bottleneck> bottlenecks) {
        StringBuilder out = new StringBuilder();
        bottlenecks.forEach(b -> paragraph(out, "First", b.summary() + " " + b.action()
                + (b.source().isEmpty() ? "" : " [" + b.source() + "]")));
        if (bottlenecks.isEmpty()) {
            paragraph(out, "First", "No bottleneck was found that a change of model would not cure.");
        }
        return out.append('\n').toString();
    }

    private static void group(StringBuilder out, GroupProfile group) {
        out.append(group.name()).append("  (").append(group.today().map(m -> m.id()).orElse("unknown model"))
                .append(group.entry().isEmpty() ? "" : ", tasks begin in " + group.entry()).append(")\n");
        for (Figure f : group.figures()) {
            boolean long_ = f.sure() == Sure.OPEN;
            out.append(String.format(Locale.ROOT, "  %-15s %10s  %-10s", f.name(), f.text(),
                    long_ ? "" : f.sure().id()));
            wrapped(out, f.how(), 41);
        }
        for (GroupProfile.Wait wait : group.waits()) {
            out.append(String.format(Locale.ROOT, "  waits           %10s  %4.0f %%     for %s%s%n",
                    Units.readable(wait.millis()), 100 * wait.share(), wait.cause().words(),
                    wait.where().isEmpty() ? "" : ", mostly at " + wait.where()));
        }
        out.append('\n');
    }

    private static void paragraph(StringBuilder out, String title, String text) {
        out.append(String.format(Locale.ROOT, "%-10s", title));
        wrapped(out, text, 10);
    }

    private static void wrapped(StringBuilder out, String text, int indent) {
        int at = indent;
        for (String word : text.split(" ", -1)) {
            if (at > indent && at + word.length() + 1 > WIDTH) {
                out.append('\n').append(" ".repeat(indent));
                at = indent;
            }
            out.append(at > indent ? " " : "").append(word);
            at += word.length() + 1;
        }
        out.append('\n');
    }
}
