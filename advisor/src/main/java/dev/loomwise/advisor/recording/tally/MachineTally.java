package dev.loomwise.advisor.recording.tally;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is summed up about the machine and the JVM. */
public final class MachineTally {
    private static final Pattern JRE = Pattern.compile("JRE \\((\\d{1,3})");
    private static final Pattern ANY_VERSION = Pattern.compile("\\((\\d{2})[.+)-]");

    private int cores;
    private int jdk;
    private double jvmLoad;
    private double allLoad;
    private int loads;
    private long gcPauses;
    private long gcPauseNanos;
    private long lostBytes;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void seen(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    void cores(int count) {
        cores = count > 0 && (cores == 0 || count < cores) ? count : cores;
    }

    /** The feature version in a text such as {@code … for linux-amd64 JRE (17.0.15+6-Debian), built on …}. */
    void jdk(String jvmVersion) {
        Matcher jre = JRE.matcher(jvmVersion);
        Matcher any = ANY_VERSION.matcher(jvmVersion);
        jdk = jre.find() ? Integer.parseInt(jre.group(1)) : any.find() ? Integer.parseInt(any.group(1)) : 0;
    }

    void load(double jvm, double all) {
        if (all > 0) {
            jvmLoad += jvm;
            allLoad += all;
            loads++;
        }
    }

    void paused(long nanos) {
        gcPauses++;
        gcPauseNanos += nanos;
    }

    void lost(long bytes) {
        lostBytes += bytes;
    }

    /** Bytes of events that the JVM could not write in time. */
    public long lostBytes() {
        return lostBytes;
    }

    /** Cores of the recorded machine; 0 when the recording does not tell. */
    public int cores() {
        return cores;
    }

    /** Feature version of the JDK that was recorded; 0 when the recording does not tell. */
    public int jdk() {
        return jdk;
    }

    /** Share of all cores that the program used, 0 to 1. */
    public double jvmLoad() {
        return loads == 0 ? 0 : jvmLoad / loads;
    }

    /** Share of all cores in use, by everybody, 0 to 1. */
    public double allLoad() {
        return loads == 0 ? 0 : allLoad / loads;
    }

    public boolean loadKnown() {
        return loads > 0;
    }

    public long gcPauses() {
        return gcPauses;
    }

    /** Share of the recorded time that garbage collection stood everything still. */
    public double gcShare() {
        return spanNanos() == 0 ? 0 : (double) gcPauseNanos / spanNanos();
    }

    /** Between the first and the last event, ns. */
    public long spanNanos() {
        return last > first ? last - first : 0;
    }
}
