package dev.armature.envs.robot.drawing;

/** Arithmetic on colours {@code 0xRRGGBB}. */
final class Colour {

  private Colour() {}

  static int of(int red, int green, int blue) {
    return (red << 16) | (green << 8) | blue;
  }

  static int red(int colour) {
    return (colour >> 16) & 0xff;
  }

  static int green(int colour) {
    return (colour >> 8) & 0xff;
  }

  static int blue(int colour) {
    return colour & 0xff;
  }

  /** A share of {@code above}, in [0, 1], laid over {@code below}. */
  static int mix(int below, int above, double share) {
    return of(
        mixed(red(below), red(above), share),
        mixed(green(below), green(above), share),
        mixed(blue(below), blue(above), share));
  }

  private static int mixed(int below, int above, double share) {
    return (int) (below + share * (above - below) + 0.5);
  }

  /** A surface's colour times the brightness, with white light reflected on top. */
  static int lit(int surface, double brightness, double reflected) {
    return of(
        lit(brightness * red(surface) + reflected),
        lit(brightness * green(surface) + reflected),
        lit(brightness * blue(surface) + reflected));
  }

  private static int lit(double channel) {
    return (int) Math.min(255, channel + 0.5);
  }
}
