package dev.armature.envs.robot.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes on a picture with a round tip: text without fonts, which a machine without a display may
 * lack.
 */
public final class Pen {

  /**
   * A line a character: its width, then its strokes, each a chain of points x y on a grid where
   * letters stand on the line y = 2.
   */
  private static final String GLYPHS =
      """
      a 4 4642 4536160503123243
      b 4 0802 0516364543321203
      c 4 4536160503123243
      d 4 4842 4536160503123243
      e 4 04444536160503123243
      f 3 38281712 0636
      g 4 4641301001 4536160503123243
      h 4 0802 0516364542
      i 0 0602 0808
      j 1 161100 1818
      k 4 0802 460442
      l 0 0802
      m 6 0206 0516263532 3546566562
      n 4 0206 0516364542
      o 4 120305163645433212
      p 4 0600 0516364543321203
      q 4 4640 4536160503123243
      r 3 0602 051636
      s 4 4616051434433202
      t 3 18132232 0636
      u 4 0603123243 4642
      v 4 062246
      w 6 0612355266
      x 4 0246 0642
      y 4 0622 4610
      z 4 06460242
      0 4 120307183847433212
      1 4 172822 1232
      2 4 07183847460242
      3 4 07183847463515 354443321203
      4 4 32380444
      5 4 480805354443321203
      6 4 38180703123243443505
      7 4 084812
      8 4 15060718384746351504031232434435
      9 4 45150607183847433212
      . 0 0202
      - 3 0434
      / 3 0238
      """;

  private static final Map<Character, Glyph> ALPHABET = new HashMap<>();
  private static final int BASE_LINE = 2;
  private static final int GRID_HEIGHT = 8;
  private static final int GAP = 2;
  private static final int SPACE = 3;

  static {
    GLYPHS
        .lines()
        .map(line -> line.split(" "))
        .forEach(it -> ALPHABET.put(it[0].charAt(0), glyph(it)));
  }

  private final int[] frame;
  private final int stride;

  /**
   * A character.
   *
   * @param lines x and y of both ends of each line, {@code [lines, 4]}
   */
  private record Glyph(int width, List<int[]> lines) {}

  /**
   * @param frame the picture
   * @param stride pixels in a row of it
   */
  public Pen(int[] frame, int stride) {
    this.frame = frame;
    this.stride = stride;
  }

  private static Glyph glyph(String[] words) {
    List<int[]> lines = new ArrayList<>();
    for (int i = 2; i < words.length; i++) {
      int[] points = words[i].chars().map(it -> it - '0').toArray();
      for (int from = 0; from + 3 < points.length; from += 2) {
        lines.add(new int[] {points[from], points[from + 1], points[from + 2], points[from + 3]});
      }
    }
    return new Glyph(Integer.parseInt(words[1]), List.copyOf(lines));
  }

  /**
   * Writes a line of text in small letters; characters that the alphabet lacks are left free.
   *
   * @param x where it begins [pixels]
   * @param y the line that it stands on [pixels]
   * @param size the height of a digit [pixels]
   */
  public void write(String text, double x, double y, double size, int colour) {
    double unit = size / (GRID_HEIGHT - BASE_LINE);
    double at = x;
    for (char character : text.toLowerCase(Locale.ROOT).toCharArray()) {
      Glyph glyph = ALPHABET.getOrDefault(character, new Glyph(SPACE - GAP, List.of()));
      write(glyph, at, y, unit, colour);
      at += (glyph.width() + GAP) * unit;
    }
  }

  private void write(Glyph glyph, double x, double y, double unit, int colour) {
    double radius = unit * 0.55;
    int left = (int) (x - radius - 1);
    int right = (int) (x + glyph.width() * unit + radius + 1);
    int top = (int) (y - (GRID_HEIGHT - BASE_LINE) * unit - radius - 1);
    int bottom = (int) (y + BASE_LINE * unit + radius + 1);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double gridX = (column - x) / unit;
        double gridY = BASE_LINE + (y - row) / unit;
        double nearest = Double.POSITIVE_INFINITY;
        for (int[] line : glyph.lines()) {
          nearest = Math.min(nearest, distance(line, gridX, gridY));
        }
        cover(column, row, radius - nearest * unit, colour);
      }
    }
  }

  /** Draws a disc; the centre and the radius are in pixels. */
  public void dot(double x, double y, double radius, int colour) {
    for (int row = (int) (y - radius - 1); row <= y + radius + 1; row++) {
      for (int column = (int) (x - radius - 1); column <= x + radius + 1; column++) {
        cover(column, row, radius - Math.hypot(column - x, row - y), colour);
      }
    }
  }

  /** Colours a pixel whose middle is that far inside an edge [pixels]. */
  private void cover(int column, int row, double inside, int colour) {
    double share = Math.max(0, Math.min(1, inside + 0.5));
    int pixel = row * stride + column;
    frame[pixel] = Colour.mix(frame[pixel], colour, share);
  }

  private static double distance(int[] line, double x, double y) {
    double dx = line[2] - line[0];
    double dy = line[3] - line[1];
    double squared = dx * dx + dy * dy;
    double along = (x - line[0]) * dx + (y - line[1]) * dy;
    double share = squared == 0 ? 0 : Math.max(0, Math.min(1, along / squared));
    return Math.hypot(x - line[0] - share * dx, y - line[1] - share * dy);
  }
}
