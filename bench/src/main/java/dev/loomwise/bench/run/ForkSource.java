package dev.loomwise.bench.run;

import dev.loomwise.bench.stub.StubProcess;
import dev.loomwise.bench.workload.Cell;
import java.io.IOException;
import java.nio.file.Path;

/** Measures one fork of a cell. */
interface ForkSource {
    /**
     * @throws CellFailed when the cell could not be measured
     * @throws IOException when nothing can be measured any more
     */
    Fork measure(Cell cell) throws CellFailed, IOException;

    /** Makes the source of a run's forks; they may write into its folder. */
    interface Maker {
        ForkSource of(Path folder, StubProcess stub, Manifest manifest, StopRule rule);
    }

    /** A fork that brought no result; the message is the reason. */
    final class CellFailed extends Exception {
        private static final long serialVersionUID = 1;

        CellFailed(String reason) {
            super(reason);
        }
    }
}
