package dev.armature.host.checkpoints;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive rows of a journal in a file of their own, which never changes and may stand in
 * several checkpoints.
 *
 * @param first the number of the first row
 * @param end the number after that of the last one
 */
record JournalSegment(long first, long end) {

  /** The entry of its file that holds the rows, {@code [end - first, width]}. */
  static final String ROWS = "rows";

  /** The number of floats of a segment, about. */
  private static final int MOST_FLOATS = 1 << 20;

  /** Beyond so many segments that are not full all rows are written anew. */
  private static final int MOST_SEGMENTS = 256;

  /** The name of its file, for a journal of that name in that part. */
  String file(String part, String journal) {
    return "%s.%s.%d-%d.safetensors".formatted(part, journal, first, end);
  }

  int rows() {
    return Math.toIntExact(end - first);
  }

  /**
   * The segments that hold the rows of a journal: as many of the known ones as will do, then new
   * ones.
   *
   * @param known without gaps
   */
  static List<JournalSegment> covering(
      long first, long end, int width, List<JournalSegment> known) {
    int rows = Math.max(1, MOST_FLOATS / width);
    List<JournalSegment> segments = new ArrayList<>();
    for (JournalSegment segment : known) {
      if (segment.end() > first && segment.end() <= end) {
        segments.add(segment);
      }
    }
    boolean usable = !segments.isEmpty() && segments.get(0).first() <= first;
    if (!usable || segments.size() > MOST_SEGMENTS + (end - first) / rows) {
      segments.clear();
    }
    long from = segments.isEmpty() ? first : segments.get(segments.size() - 1).end();
    for (; from < end; from += rows) {
      segments.add(new JournalSegment(from, Math.min(from + rows, end)));
    }
    return segments;
  }

  /** The file of this segment in a checkpoint. */
  Path in(Path checkpoint, String part, String journal) {
    return checkpoint.resolve(file(part, journal));
  }
}
