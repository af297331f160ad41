package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Averages measurements by name until they are taken out as one row. */
final class MetricTable implements MetricSink, Checkpointable {

  private final List<String> names;
  private final Map<String, Integer> columns = new HashMap<>();
  private final double[] sums;
  private final long[] counts;

  MetricTable(List<String> names) {
    this.names = List.copyOf(names);
    for (String name : names) {
      if (columns.put(name, columns.size()) != null) {
        throw new IllegalArgumentException("the metric " + name + " is announced twice");
      }
    }
    sums = new double[names.size()];
    counts = new long[names.size()];
  }

  List<String> names() {
    return names;
  }

  @Override
  public void record(String name, double value) {
    Integer column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("the metric " + name + " was not announced");
    }
    sums[column] += value;
    counts[column]++;
  }

  /** The mean of each metric that was measured since the last call, and a new start. */
  Map<String, Double> takeRow() {
    Map<String, Double> row = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      if (counts[i] > 0) {
        row.put(names.get(i), sums[i] / counts[i]);
      }
      sums[i] = 0;
      counts[i] = 0;
    }
    return row;
  }

  @Override
  public void save(StateWriter out) {
    out.longs("sums", Arrays.stream(sums).mapToLong(Double::doubleToRawLongBits).toArray());
    out.longs("counts", counts);
  }

  @Override
  public void load(StateReader in) {
    long[] bits = in.longs("sums", sums.length);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Double.longBitsToDouble(bits[i]);
    }
    System.arraycopy(in.longs("counts", counts.length), 0, counts, 0, counts.length);
  }
}
