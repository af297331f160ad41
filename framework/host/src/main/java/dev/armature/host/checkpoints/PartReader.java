package dev.armature.host.checkpoints;

import dev.armature.api.JournalRows;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one part of a checkpoint, as {@link PartWriter} wrote it. */
final class PartReader implements StateReader, AutoCloseable {

  private final Path folder;
  private final String part;
  private final SafetensorsFile file;

  PartReader(Path folder, String part) throws IOException {
    this.folder = folder;
    this.part = part;
    file = new SafetensorsFile(folder.resolve(PartWriter.file(part)));
  }

  /** The entry that lists the segments of a journal. */
  static String segments(String journal) {
    return journal + ".segments";
  }

  /**
   * The segments of a journal, without gaps; none where there is no such journal.
   *
   * @throws StateException if they cannot be those of a journal
   */
  List<JournalSegment> journal(String name) {
    if (!file.contains(segments(name))) {
      return List.of();
    }
    int[] shape = file.shape(segments(name));
    long[] bounds = file.longs(segments(name), shape.length == 1 ? shape[0] : 0);
    List<JournalSegment> segments = new ArrayList<>();
    for (int i = 0; i + 1 < bounds.length; i += 2) {
      long length = bounds[i + 1] - bounds[i];
      boolean goesOn = i == 0 || bounds[i] == bounds[i - 1];
      if (bounds[i] < 0 || length <= 0 || length > Integer.MAX_VALUE || !goesOn) {
        throw new StateException(
            folder.resolve(PartWriter.file(part)) + ": the segments of " + name + " do not fit");
      }
      segments.add(new JournalSegment(bounds[i], bounds[i + 1]));
    }
    return segments;
  }

  @Override
  public void journal(String name, int width, long first, long end, JournalRows rows) {
    long next = first;
    for (JournalSegment segment : journal(name)) {
      if (segment.first() <= next && segment.end() > next && segment.end() <= end) {
        read(segment, name, width, next, rows);
        next = segment.end();
      }
    }
    if (next != end) {
      throw new StateException(
          "%s: the journal %s ends with row %d, expected %d"
              .formatted(folder.resolve(PartWriter.file(part)), name, next, end));
    }
  }

  private void read(
      JournalSegment segment, String journal, int width, long from, JournalRows rows) {
    try (SafetensorsFile piece = new SafetensorsFile(segment.in(folder, part, journal))) {
      int[] shape = {segment.rows(), width};
      piece.require(JournalSegment.ROWS, shape);
      float[] values = new float[Math.multiplyExact(segment.rows(), width)];
      piece.floats(JournalSegment.ROWS, shape, values);
      int skipped = Math.toIntExact(from - segment.first());
      if (skipped > 0) {
        System.arraycopy(values, skipped * width, values, 0, values.length - skipped * width);
      }
      rows.copy(from, segment.rows() - skipped, values);
    } catch (IOException e) {
      throw new UncheckedIOException(segment.in(folder, part, journal) + " cannot be read", e);
    }
  }

  @Override
  public void floats(String name, int[] shape, float[] values) {
    file.floats(name, shape, values);
  }

  @Override
  public long[] longs(String name, int count) {
    return file.longs(name, count);
  }

  @Override
  public boolean contains(String name) {
    return file.contains(name) || file.contains(segments(name));
  }

  @Override
  public StateReader scoped(String prefix) {
    return new ScopedReader(this, prefix + ".");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
