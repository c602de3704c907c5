package dev.loomwise.advisor.cli;

import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out results
 * @param err everything else
 */
record Console(PrintStream out, PrintStream err) {}
