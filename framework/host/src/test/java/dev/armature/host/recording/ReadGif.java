package dev.armature.host.recording;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/**
 * An animated GIF as a viewer shows it.
 *
 * @param frames each as {@code 0xRRGGBB}, row-major, on top of those before it
 * @param delays how long each is shown [1/100 s]
 * @param palettes how many frames bring one of their own
 * @param repeats how often it is shown; 0 for ever, −1 where that is not said
 */
record ReadGif(List<int[]> frames, List<Integer> delays, int palettes, int repeats) {

  static ReadGif of(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      BufferedImage canvas =
          new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = canvas.createGraphics();
      graphics.setColor(Color.MAGENTA);
      graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
      List<int[]> frames = new ArrayList<>();
      List<Integer> delays = new ArrayList<>();
      int palettes = 0;
      for (int i = 0; i < reader.getNumImages(true); i++) {
        IIOMetadata metadata = reader.getImageMetadata(i);
        graphics.drawImage(
            reader.read(i),
            number(metadata, "ImageDescriptor", "imageLeftPosition"),
            number(metadata, "ImageDescriptor", "imageTopPosition"),
            null);
        frames.add(pixels(canvas));
        delays.add(number(metadata, "GraphicControlExtension", "delayTime"));
        palettes += nodes(metadata, "LocalColorTable").size();
      }
      return new ReadGif(frames, delays, palettes, repeats(reader.getImageMetadata(0)));
    }
  }

  private static int[] pixels(BufferedImage canvas) {
    int[] pixels =
        canvas.getRGB(0, 0, canvas.getWidth(), canvas.getHeight(), null, 0, canvas.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xffffff;
    }
    return pixels;
  }

  private static int repeats(IIOMetadata metadata) {
    for (IIOMetadataNode node : nodes(metadata, "ApplicationExtension")) {
      if (node.getAttribute("applicationID").equals("NETSCAPE")) {
        byte[] block = (byte[]) node.getUserObject();
        return Byte.toUnsignedInt(block[1]) | (Byte.toUnsignedInt(block[2]) << 8);
      }
    }
    return -1;
  }

  private static int number(IIOMetadata metadata, String node, String attribute) {
    return Integer.parseInt(nodes(metadata, node).get(0).getAttribute(attribute));
  }

  private static List<IIOMetadataNode> nodes(IIOMetadata metadata, String name) {
    IIOMetadataNode root =
        (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    List<IIOMetadataNode> nodes = new ArrayList<>();
    for (int i = 0; i < root.getElementsByTagName(name).getLength(); i++) {
      nodes.add((IIOMetadataNode) root.getElementsByTagName(name).item(i));
    }
    return nodes;
  }
}
