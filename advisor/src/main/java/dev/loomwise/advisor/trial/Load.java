package dev.loomwise.advisor.trial;

/**
 * The requests of one run of a service.
 *
 * @param requests how many, at least 0; 0 for what is no service
 * @param perSecond mean rate of their arrivals; more than can be carried tells how much can be
 */
public record Load(int requests, double perSecond) {
    /** Of a batch or a divisible job, which has no requests. */
    public static final Load NONE = new Load(0, 0);

    public Load {
        if (requests < 0 || (requests > 0 && !(perSecond > 0))) {
            throw new IllegalArgumentException("requests need a rate above 0: " + requests + " at " + perSecond);
        }
    }

    /** Whether there is one at all. */
    boolean any() {
        return requests > 0;
    }
}
