package dev.armature.host.recording;

import dev.armature.api.FrameSize;
import dev.armature.host.files.WholeFile;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes an animated GIF frame by frame. It appears whole when it is finished; it runs for ever,
 * with a rest at the end.
 *
 * <p>The first frame brings the palette. Each later one holds the rectangle of what has changed, in
 * which the rest is transparent; where it has colours that are far from the palette's, it brings a
 * palette of its own.
 */
final class AnimatedGif implements AutoCloseable {

  /** The squared distance at which a colour counts as far: 20 in each channel. */
  private static final int FAR = 3 * 20 * 20;

  /** The shortest time between two frames that viewers keep to [1/100 s]. */
  private static final int SHORTEST_DELAY = 2;

  /** How much longer the last frame is shown [1/100 s]. */
  private static final int REST = 100;

  /**
   * The squared distance up to which what is shown counts as the same: 2 in each channel. It spares
   * a slowly turning surface from being written anew in each frame.
   */
  private static final int NEAR = 3 * 2 * 2;

  private final FrameSize size;
  private final int delay;
  private final WholeFile file;
  private final ImageOutputStream out;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();

  /** What a viewer shows by now. */
  private final int[] shown;

  /** Where the frame at hand differs from it. */
  private final boolean[] changed;

  /** The frame's colours there, from the first on. */
  private final int[] colours;

  /** The frame that is written once it is known whether it is the last. */
  private final int[] pending;

  private boolean isPending;
  private int changes;
  private Optional<Palette> common = Optional.empty();

  /**
   * @param period the time between two frames [s]; rounded to 1/100 s
   */
  AnimatedGif(Path path, FrameSize size, double period) throws IOException {
    this.size = size;
    delay = Math.max(SHORTEST_DELAY, (int) Math.round(100 * period));
    shown = new int[size.pixels()];
    changed = new boolean[size.pixels()];
    colours = new int[size.pixels()];
    pending = new int[size.pixels()];
    file = new WholeFile(path);
    out = new MemoryCacheImageOutputStream(Channels.newOutputStream(file.channel()));
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  /**
   * Adds a frame.
   *
   * @param frame {@code [height, width]}, {@code 0xRRGGBB}
   */
  void add(int[] frame) throws IOException {
    if (isPending) {
      write(pending, delay);
    }
    System.arraycopy(frame, 0, pending, 0, pending.length);
    isPending = true;
  }

  /** Writes the end, and lets the file appear. */
  void finish() throws IOException {
    write(pending, delay + REST);
    writer.endWriteSequence();
    out.flush();
    file.commit();
  }

  private void write(int[] frame, int shownFor) throws IOException {
    Rectangle area = compare(frame);
    Palette palette = palette();
    BufferedImage image = palette.image(area.width, area.height);
    int[] row = new int[area.width];
    for (int y = 0; y < area.height; y++) {
      for (int x = 0; x < area.width; x++) {
        int pixel = (area.y + y) * size.width() + area.x + x;
        row[x] = changed[pixel] ? palette.nearest(frame[pixel]) : Palette.TRANSPARENT;
        shown[pixel] = changed[pixel] ? palette.colour(row[x]) : shown[pixel];
      }
      image.getRaster().setPixels(0, y, area.width, 1, row);
    }
    writer.writeToSequence(new IIOImage(image, null, metadata(image, area, shownFor)), null);
    // What is written is never read again.
    out.flush();
    common = Optional.of(common.orElse(palette));
  }

  /** Gathers what has changed and gives the rectangle of it, which holds a pixel at least. */
  private Rectangle compare(int[] frame) {
    int left = size.width();
    int right = -1;
    int top = size.height();
    int bottom = -1;
    changes = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int pixel = y * size.width() + x;
        changed[pixel] = common.isEmpty() || Palette.distance(frame[pixel], shown[pixel]) > NEAR;
        if (changed[pixel]) {
          colours[changes++] = frame[pixel];
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = y;
        }
      }
    }
    return changes == 0
        ? new Rectangle(1, 1)
        : new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  private Palette palette() {
    return common.filter(this::fits).orElseGet(() -> Palette.of(colours, changes));
  }

  private boolean fits(Palette palette) {
    for (int i = 0; i < changes; i++) {
      int nearest = palette.colour(palette.nearest(colours[i]));
      if (Palette.distance(colours[i], nearest) >= FAR) {
        return false;
      }
    }
    return true;
  }

  private IIOMetadata metadata(BufferedImage image, Rectangle area, int shownFor)
      throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
    IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
    IIOMetadataNode descriptor = child(root, "ImageDescriptor");
    descriptor.setAttribute("imageLeftPosition", String.valueOf(area.x));
    descriptor.setAttribute("imageTopPosition", String.valueOf(area.y));
    descriptor.setAttribute("imageWidth", String.valueOf(area.width));
    descriptor.setAttribute("imageHeight", String.valueOf(area.height));
    descriptor.setAttribute("interlaceFlag", "FALSE");
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "TRUE");
    control.setAttribute("transparentColorIndex", String.valueOf(Palette.TRANSPARENT));
    control.setAttribute("delayTime", String.valueOf(shownFor));
    if (common.isEmpty()) {
      IIOMetadataNode repeat = child(child(root, "ApplicationExtensions"), "ApplicationExtension");
      repeat.setAttribute("applicationID", "NETSCAPE");
      repeat.setAttribute("authenticationCode", "2.0");
      // Sub-block 1: how often to repeat, in two bytes; 0 is for ever.
      repeat.setUserObject(new byte[] {1, 0, 0});
    }
    metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
    IIOMetadataNode child = new IIOMetadataNode(name);
    parent.appendChild(child);
    return child;
  }

  /** Frees what is held; unfinished, no file is left. */
  @Override
  public void close() throws IOException {
    writer.dispose();
    file.close();
  }
}
