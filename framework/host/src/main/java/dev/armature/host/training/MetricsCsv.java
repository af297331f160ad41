package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.RunListener;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
final class MetricsCsv implements RunListener, Checkpointable {

  private final Path file;
  private final FileChannel channel;
  private List<String> columns = List.of();

  MetricsCsv(Path file) throws IOException {
    this.file = file;
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    columns = List.copyOf(metricNames);
    if (length() == 0) {
      line("step," + String.join(",", columns));
    }
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    line(
        columns.stream()
            .map(column -> values.containsKey(column) ? values.get(column).toString() : "")
            .collect(Collectors.joining(",", step + ",", "")));
  }

  private void line(String text) {
    ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private long length() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.longs("length", length());
  }

  @Override
  public void load(StateReader in) {
    long length = in.longs("length", 1)[0];
    if (length > length()) {
      throw new StateException(file + " is shorter than when the checkpoint was written");
    }
    try {
      channel.truncate(length).position(length);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be cut back", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be closed", e);
    }
  }
}
