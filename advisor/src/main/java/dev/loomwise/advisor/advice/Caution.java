package dev.loomwise.advisor.advice;

/**
 * Something to watch.
 *
 * @param id the rule's name, as in the JSON: {@code virtual-without-limit}
 * @param severity how much it matters
 * @param summary one line
 * @param why what happens, and by which mechanism
 * @param action what to do
 * @param source where that was read
 */
public record Caution(String id, Severity severity, String summary, String why, String action, String source) {
    /** How much it matters. */
    public enum Severity {
        INFO, WARNING
    }
}
