package dev.loomwise.advisor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** A command of loomwise. */
interface Command extends Callable<Integer> {
    /**
     * Takes plain arguments without picocli, whose classes cost more time than an advice.
     *
     * @return false when these are not plain (help, a mistake): then picocli parses and explains
     */
    default boolean takes(List<String> args) {
        return false;
    }

    /** The command as picocli parses it: from annotations, unless a command has a faster way. */
    default CommandLine line() {
        return new CommandLine(this);
    }
}
