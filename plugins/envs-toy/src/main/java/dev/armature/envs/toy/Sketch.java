package dev.armature.envs.toy;

import dev.armature.api.FrameSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/** A drawing on white paper in the coordinates of a task: y upwards, lengths in its own unit. */
final class Sketch implements AutoCloseable {

  static final Color INK = new Color(0x2b3036);
  static final Color GROUND = new Color(0xa9b8c4);
  static final Color BODY = new Color(0x3f8fc6);
  static final Color GOAL = new Color(0xff8a1f);
  static final Color REACHED = new Color(0x23a455);

  private final FrameSize size;
  private final BufferedImage image;
  private final Graphics2D graphics;

  /**
   * @param left the coordinate at the left edge
   * @param bottom the coordinate at the lower edge
   * @param width what is shown from left to right
   */
  Sketch(FrameSize size, double left, double bottom, double width) {
    this.size = size;
    image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, size.width(), size.height());
    double scale = size.width() / width;
    graphics.translate(0, size.height());
    graphics.scale(scale, -scale);
    graphics.translate(-left, -bottom);
  }

  /** Fills a shape. */
  void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  /** Fills a disc. */
  void disc(double x, double y, double radius, Color colour) {
    fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour);
  }

  /** Draws along a shape with a round pen. */
  void line(Shape shape, double thickness, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** Hands out the pixels, {@code [height, width]}, {@code 0xRRGGBB}. */
  void copyTo(int[] frame) {
    image.getRGB(0, 0, size.width(), size.height(), frame, 0, size.width());
    for (int i = 0; i < size.pixels(); i++) {
      frame[i] &= 0xffffff;
    }
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
