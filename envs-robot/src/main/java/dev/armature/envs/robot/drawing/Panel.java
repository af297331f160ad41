package dev.armature.envs.robot.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * One view of a scene in a rectangle of pixels. Each pixel is the mean of some samples, so that
 * edges are smooth.
 *
 * <p>A surface is lit from all around, more from above, and by the lamp after Lambert's law; its
 * gloss is J. F. Blinn's, "Models of Light Reflection for Computer Synthesized Pictures", 1977.
 */
public final class Panel {

  /** Samples along each edge of a pixel. */
  private static final int SAMPLES = 2;

  private static final double FROM_AROUND = 0.66;
  private static final double FROM_ABOVE = 0.08;
  private static final double FROM_LAMP = 0.36;
  private static final double GLOSS = 50;

  /** What is left of a translucent body's opacity behind an opaque one. */
  private static final double HIDDEN = 0.5;

  private final int width;
  private final int height;
  private final DepthMap opaque;
  private final DepthMap translucent;
  private final int[] colours;
  private final int[] overlay;

  /**
   * @param width its columns [pixels]
   * @param height its rows [pixels]
   * @param metres what its width shows [m]
   */
  public Panel(View view, int width, int height, double metres) {
    this.width = width;
    this.height = height;
    int columns = width * SAMPLES;
    int rows = height * SAMPLES;
    opaque = new DepthMap(view, columns, rows, metres / columns);
    translucent = new DepthMap(view, columns, rows, metres / columns);
    colours = new int[columns * rows];
    overlay = new int[columns * rows];
  }

  /**
   * Draws a scene.
   *
   * @param bodies what is opaque; what hides others comes first, for speed alone
   * @param ghosts what is translucent, and shines through what hides it
   * @param opacity of the ghosts, in [0, 1]
   * @param background the colour where there is nothing
   */
  public void draw(
      List<Part> bodies, List<Part> ghosts, double opacity, Lamp lamp, int background) {
    Arrays.fill(colours, background);
    draw(bodies, opaque, colours, lamp);
    draw(ghosts, translucent, overlay, lamp);
    for (int i = 0; i < colours.length; i++) {
      if (translucent.depth(i) != DepthMap.NOTHING) {
        boolean hidden = translucent.depth(i) < opaque.depth(i);
        colours[i] = Colour.mix(colours[i], overlay[i], hidden ? HIDDEN * opacity : opacity);
      }
    }
  }

  /**
   * Copies what was drawn into a picture.
   *
   * @param frame the picture, of which only this panel's pixels are filled in
   * @param from the panel's upper left pixel
   * @param stride pixels in a row of the picture
   */
  public void copyTo(int[] frame, int from, int stride) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        frame[from + row * stride + column] = mean(column, row);
      }
    }
  }

  private static void draw(List<Part> parts, DepthMap map, int[] colours, Lamp lamp) {
    map.clear();
    Vector halfWay = lamp.direction().plus(map.view().towards()).unit();
    for (Part part : parts) {
      map.add(
          part.body(),
          (sample, point, normal) -> {
            double light = lamp.seenFrom(point, normal);
            double brightness =
                FROM_AROUND
                    + FROM_ABOVE * normal.z()
                    + FROM_LAMP * light * normal.dot(lamp.direction());
            colours[sample] =
                Colour.lit(
                    part.paint().at(point),
                    brightness,
                    GLOSS * light * glossy(normal.dot(halfWay)));
          });
    }
  }

  /** The 24th power of a cosine, 0 where that is negative. */
  private static double glossy(double cosine) {
    double squared = cosine > 0 ? cosine * cosine : 0;
    double fourth = squared * squared;
    double eighth = fourth * fourth;
    return eighth * eighth * eighth;
  }

  private int mean(int column, int row) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int j = 0; j < SAMPLES; j++) {
      for (int i = 0; i < SAMPLES; i++) {
        int colour = colours[(row * SAMPLES + j) * width * SAMPLES + column * SAMPLES + i];
        red += Colour.red(colour);
        green += Colour.green(colour);
        blue += Colour.blue(colour);
      }
    }
    int count = SAMPLES * SAMPLES;
    return Colour.of(red / count, green / count, blue / count);
  }
}
