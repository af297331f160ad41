package dev.armature.host.training;

import dev.armature.api.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes {@code metrics.csv}: a column for each metric, a row for each interval, an empty cell
 * where nothing was measured. Each row is on disk before training goes on. The columns whose names
 * begin with {@code time/} come from the wall clock; all others are the same in every run of one
 * seed.
 */
final class MetricsCsv implements RunListener {

  private final Writer out;
  private List<String> columns = List.of();

  MetricsCsv(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    columns = List.copyOf(metricNames);
    line("step," + String.join(",", columns));
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    line(
        columns.stream()
            .map(column -> values.containsKey(column) ? values.get(column).toString() : "")
            .collect(Collectors.joining(",", step + ",", "")));
  }

  private void line(String text) {
    try {
      out.write(text + "\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("metrics.csv cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("metrics.csv cannot be closed", e);
    }
  }
}
