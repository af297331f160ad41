package dev.armature.api;

/** A journal as tensors {@code name.0}, {@code name.1}, …, all of the same number of rows. */
final class Journal {

  /** The number of floats of one tensor, about. */
  private static final int PIECE = 1 << 20;

  private Journal() {}

  static void write(
      StateWriter out, String name, int width, long first, long end, JournalRows rows) {
    int most = most(width);
    for (int piece = 0; first + (long) piece * most < end; piece++) {
      long from = first + (long) piece * most;
      int count = (int) Math.min(most, end - from);
      out.floats(
          name + "." + piece,
          new int[] {count, width},
          () -> {
            float[] values = new float[count * width];
            rows.copy(from, count, values);
            return values;
          });
    }
  }

  static void read(StateReader in, String name, int width, long first, long end, JournalRows rows) {
    int most = most(width);
    float[] values = new float[(int) Math.min(most, end - first) * width];
    for (int piece = 0; first + (long) piece * most < end; piece++) {
      long from = first + (long) piece * most;
      int count = (int) Math.min(most, end - from);
      in.floats(name + "." + piece, new int[] {count, width}, values);
      rows.copy(from, count, values);
    }
  }

  private static int most(int width) {
    return Math.max(1, PIECE / width);
  }
}
