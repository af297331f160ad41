package dev.armature.api;

/**
 * The size of a picture.
 *
 * @param width its columns [pixels], at least 1
 * @param height its rows [pixels], at least 1
 */
public record FrameSize(int width, int height) {

  public FrameSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(width + " x " + height + " is no size of a picture");
    }
  }

  /** The number of pixels. */
  public int pixels() {
    return Math.multiplyExact(width, height);
  }
}
