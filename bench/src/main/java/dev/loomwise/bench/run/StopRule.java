package dev.loomwise.bench.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Locale;

/**
 * When a cell has been measured enough.
 *
 * @param target widest half of a cell's 95 % interval, as a share of its median
 * @param tolerance difference between models that does not count: a ranking is settled when every model's ratio to the
 *            fastest is known to lie below or above one plus this
 * @param finest half-width below which a cell is not measured further even where its ranking stays open: it lies on
 *            the tolerance
 * @param fewest forks before an interval is believed, at least 2, since one fork says nothing about the next
 * @param most forks of a cell, spoiled ones included
 * @param spoiled share of all cores' time lost to others during a fork above which the fork does not count
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StopRule(double target, double tolerance, double finest, int fewest, int most, double spoiled) {
    /**
     * The target is what a reader can use, the tolerance that of the advice. A fork is spoiled when others took more of
     * the cores than the target: that alone could explain a whole interval.
     */
    public static final StopRule USUAL = new StopRule(0.05, 0.05, 0.01, 2, 40, 0.05);

    public StopRule {
        if (!(target > 0 && tolerance >= 0 && finest > 0 && spoiled > 0) || fewest < 2 || most < fewest) {
            throw new IllegalArgumentException("a stop rule needs shares above 0 and at least 2 forks: target " + target
                    + ", tolerance " + tolerance + ", finest " + finest + ", spoiled " + spoiled + ", forks " + fewest
                    + " to " + most);
        }
    }

    /** The rule as a sentence. */
    public String inWords() {
        return String.format(Locale.ROOT, "every cell gets one fork; then those that need it most get more, until each "
                + "has %d or more, its 95 %% interval is within ±%.0f %% of the median and its rank at a tolerance of "
                + "%.0f %% is settled, or the budget is spent", fewest, target * 100, tolerance * 100);
    }
}
