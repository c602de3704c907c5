package dev.loomwise.advisor.recording.finding;

/**
 * What limits the program, whatever model it uses.
 *
 * @param id as in JSON, such as {@code connection-pool}
 * @param weight how much of the time it takes, 0 to 1; they are named in this order
 * @param summary one sentence with its numbers
 * @param action what would help
 * @param source where the mechanism is described; empty when the numbers speak for themselves
 */
public record Bottleneck(String id, String group, double weight, String summary, String action, String source) {
    public Bottleneck {
        if (id.isEmpty() || summary.isEmpty() || action.isEmpty() || !(weight >= 0)) {
            throw new IllegalArgumentException("a bottleneck needs its name, numbers and a cure");
        }
    }
}
