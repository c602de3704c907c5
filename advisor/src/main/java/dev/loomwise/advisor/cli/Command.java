package dev.loomwise.advisor.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** A command of loomwise. */
interface Command extends Callable<Integer> {
    /** The command as picocli parses it: from annotations, unless a command has a faster way. */
    default CommandLine line() {
        return new CommandLine(this);
    }
}
