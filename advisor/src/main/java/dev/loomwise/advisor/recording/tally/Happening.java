package dev.loomwise.advisor.recording.tally;

import dev.loomwise.advisor.recording.stack.Site;

/**
 * Something that a thread did, ns since 1970. A JVM writes the events of a thread through two buffers, one for its native
 * code and one for Java's, so that they come out of order; they are put in order by when they ended.
 */
record Happening(Track track, Kind kind, long from, long to, Site site) implements Comparable<Happening> {
    /** A READ is one from a port that may be a caller's: whether it is can be said when more have been seen. */
    enum Kind {
        BEGAN, WAITED, READ, WROTE, TRACED, ENDED
    }

    @Override
    public int compareTo(Happening other) {
        return Long.compare(to, other.to);
    }

    /** Whether it is a wait like any other, and no request of somebody who connected to us. */
    boolean waiting() {
        return kind == Kind.WAITED || (kind == Kind.READ && !track.group().served());
    }

    /** Tells the thread's track. */
    void replay() {
        track.present();
        switch (kind) {
            case BEGAN -> track.begin(to);
            case WAITED -> track.waited(from, to, site);
            case READ -> {
                if (track.group().served()) {
                    track.readFromClient(from, to, site);
                } else {
                    track.waited(from, to, site);
                }
            }
            case WROTE -> track.wrote(from, to, site);
            case TRACED -> track.traced(from, to);
            case ENDED -> track.group().headcount().left();
        }
    }
}
