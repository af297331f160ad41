package dev.armature.api;

/**
 * An {@link Environment} that can draw itself, so that a person sees what happens in it.
 *
 * <p>The host draws where it records, never while it trains: one frame after {@code reset} and one
 * after each {@code step}, shown {@link EnvironmentSpec#controlPeriod()} apart.
 */
public interface RenderedEnvironment extends Environment {

  /** The size of every frame; the same at every call. */
  FrameSize frameSize();

  /**
   * Draws the present state, which lies between a {@code reset} and the next, also after the last
   * step of an episode. Nothing in the environment changes: an episode is the same bit for bit
   * whether it is drawn or not. Works without a display.
   *
   * @param frame every pixel is filled in, {@code [height, width]} row-major from the upper left
   *     corner, as {@code 0xRRGGBB} in sRGB
   */
  void render(int[] frame);
}
