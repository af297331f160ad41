package dev.armature.comparison.report;

import java.awt.Color;
import java.util.List;

/** Colours that stay apart for the colour-blind: Okabe and Ito 2008, "Color Universal Design". */
final class Palette {

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  private Palette() {}

  /** The colour of the n-th algorithm; after the last the first comes again. */
  static Color of(int n) {
    return COLOURS.get(n % COLOURS.size());
  }

  /** The same for a style sheet. */
  static String css(int n) {
    return String.format("#%06x", of(n).getRGB() & 0xFFFFFF);
  }
}
