package dev.armature.host.checkpoints;

import dev.armature.api.JournalRows;
import dev.armature.api.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Writes one part of a checkpoint: {@code PART.safetensors}, and for each journal the segments that
 * the checkpoint before does not hold; those that it holds are linked. The entry {@code
 * NAME.segments} tells the first row of each segment and the one after its last.
 */
final class PartWriter implements StateWriter {

  private static final String ENDING = ".safetensors";

  private final String part;
  private final SafetensorsWriter file = new SafetensorsWriter();
  private final List<Journal> journals = new ArrayList<>();

  private record Journal(String name, int width, long first, long end, JournalRows rows) {}

  PartWriter(String part) {
    this.part = part;
  }

  static String file(String part) {
    return part + ENDING;
  }

  @Override
  public void floats(String name, int[] shape, float[] values) {
    file.floats(name, shape, values);
  }

  @Override
  public void floats(String name, int[] shape, Supplier<float[]> values) {
    file.floats(name, shape, values);
  }

  @Override
  public void longs(String name, long... values) {
    file.longs(name, values);
  }

  @Override
  public void longs(String name, int count, Supplier<long[]> values) {
    file.longs(name, count, values);
  }

  @Override
  public void journal(String name, int width, long first, long end, JournalRows rows) {
    journals.add(new Journal(name, width, first, end, rows));
  }

  @Override
  public StateWriter scoped(String prefix) {
    return new ScopedWriter(this, prefix + ".");
  }

  /**
   * Writes all that was gathered.
   *
   * @param before the checkpoint before, of the same run
   */
  void writeTo(SealedFolder folder, Optional<Checkpoint> before) throws IOException {
    for (Journal journal : journals) {
      List<JournalSegment> segments = write(journal, folder, before);
      file.longs(
          PartReader.segments(journal.name()),
          segments.stream().flatMapToLong(it -> LongStream.of(it.first(), it.end())).toArray());
    }
    folder.write(file(part), file::writeTo);
  }

  private List<JournalSegment> write(
      Journal journal, SealedFolder folder, Optional<Checkpoint> before) throws IOException {
    List<JournalSegment> known =
        before.isPresent() ? before.get().segments(part, journal.name()) : List.of();
    List<JournalSegment> linked = new ArrayList<>();
    for (JournalSegment segment :
        JournalSegment.covering(journal.first(), journal.end(), journal.width(), known)) {
      if (!known.contains(segment)
          || !before.orElseThrow().link(segment, part, journal.name(), folder)) {
        break;
      }
      linked.add(segment);
    }
    // What could not be linked is written with all that comes after it.
    List<JournalSegment> segments =
        JournalSegment.covering(journal.first(), journal.end(), journal.width(), linked);
    for (JournalSegment segment : segments.subList(linked.size(), segments.size())) {
      write(segment, journal, folder);
    }
    return segments;
  }

  private void write(JournalSegment segment, Journal journal, SealedFolder folder)
      throws IOException {
    int count = segment.rows();
    SafetensorsWriter rows = new SafetensorsWriter();
    rows.floats(
        JournalSegment.ROWS,
        new int[] {count, journal.width()},
        () -> {
          float[] values = new float[count * journal.width()];
          journal.rows().copy(segment.first(), count, values);
          return values;
        });
    folder.write(segment.file(part, journal.name()), rows::writeTo);
  }
}
