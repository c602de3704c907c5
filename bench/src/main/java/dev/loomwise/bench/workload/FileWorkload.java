package dev.loomwise.bench.workload;

import com.google.auto.service.AutoService;
import dev.loomwise.bench.task.FileTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One file per step, read from the page cache: its files were written a moment ago. {@code async} reads through
 * {@code AsynchronousFileChannel}.
 */
@AutoService(Workload.class)
public final class FileWorkload implements Workload {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public String about() {
        return "each task reads a file from the page cache, then computes";
    }

    @Override
    public String suite() {
        return "FileSuite";
    }

    @Override
    public Map<String, String> extras() {
        return Map.of(FileSet.BYTES, "64KB");
    }

    @Override
    public Session open(Cell cell, Rig rig) throws IOException {
        Scratch scratch = Scratch.open();
        try {
            List<Path> files = FileSet.make(scratch.path(), cell);
            FileTask task = new FileTask(files, FileSet.bytes(cell), null, 1, cell.steps(),
                    rig.units(cell.cpu().dividedBy(cell.steps())));
            return new Session.OfTasks(task, cell.tasks(), scratch);
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }
}
