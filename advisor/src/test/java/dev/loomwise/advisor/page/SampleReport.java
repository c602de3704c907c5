package dev.loomwise.advisor.page;

import dev.loomwise.advisor.predict.CalibrationStore;
import dev.loomwise.reports.data.Study;
import dev.loomwise.reports.page.ReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A run that was measured on a noisy virtual machine with two cores, with the program's reference costs. */
final class SampleReport {
    private SampleReport() {}

    static Path run(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String file : List.of("run.json", "results.json")) {
            try (InputStream in = SampleReport.class.getResourceAsStream("run/" + file)) {
                Files.write(folder.resolve(file), Objects.requireNonNull(in).readAllBytes());
            }
        }
        CalibrationStore.write(folder, CalibrationStore.reference());
        return folder;
    }

    static Path page(Path folder) throws IOException {
        Path page = folder.resolve("report.html");
        ReportPage.write(Study.read(run(folder.resolve("run"))), page);
        return page;
    }
}
