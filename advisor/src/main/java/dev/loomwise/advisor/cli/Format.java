package dev.loomwise.advisor.cli;

/** How a command answers where it prints a table. */
enum Format {
    TEXT, JSON, CSV, MARKDOWN;

    /** For the help; completion scripts offer these. */
    static final String LABEL = "text|json|csv|markdown";
}
