package dev.armature.host.recording;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Up to 255 colours that stand for those of a picture.
 *
 * <p>All colours of the picture begin in one box. The box whose colours are furthest from their
 * mean, by the sum of squares, is cut at its mean across its widest channel, until there are boxes
 * enough; a box's colour is its mean. After S. J. Wan, P. Prusinkiewicz and S. K. M. Wong,
 * "Variance-based color image quantization for frame buffer display", 1990.
 */
final class Palette {

  /** The index that stands for no colour. */
  static final int TRANSPARENT = 255;

  private static final int CHANNELS = 3;
  private static final int CACHE_BITS = 14;

  private final int[] colours;
  private final IndexColorModel model;

  /** Answers of {@link #nearest} by a hash of the colour asked for; −1 where there is none yet. */
  private final int[] asked = new int[1 << CACHE_BITS];

  private final int[] answers = new int[1 << CACHE_BITS];

  private Palette(int[] colours) {
    this.colours = colours;
    model =
        new IndexColorModel(
            8,
            TRANSPARENT + 1,
            Arrays.copyOf(colours, TRANSPARENT + 1),
            0,
            false,
            TRANSPARENT,
            DataBuffer.TYPE_BYTE);
    Arrays.fill(asked, -1);
  }

  /**
   * The palette of some pixels.
   *
   * @param pixels {@code 0xRRGGBB}
   * @param count how many of them, from the first; at least 1
   */
  static Palette of(int[] pixels, int count) {
    int[] sorted = Arrays.copyOf(pixels, count);
    Arrays.sort(sorted);
    PriorityQueue<Box> boxes =
        new PriorityQueue<>(Comparator.comparingDouble(Box::spread).reversed());
    boxes.add(new Box(sorted, 0, count));
    while (boxes.size() < TRANSPARENT && boxes.element().spread() > 0) {
      Box widest = boxes.remove();
      int cut = widest.cut();
      boxes.add(new Box(sorted, widest.from, cut));
      boxes.add(new Box(sorted, cut, widest.to));
    }
    return new Palette(boxes.stream().mapToInt(Box::mean).sorted().toArray());
  }

  /** An image of that size in these colours. */
  BufferedImage image(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
  }

  int colour(int index) {
    return colours[index];
  }

  /** The index of the colour that is nearest to this one, by the sum of squares. */
  int nearest(int colour) {
    int slot = (colour * 0x9e3779b1) >>> (Integer.SIZE - CACHE_BITS);
    if (asked[slot] != colour) {
      asked[slot] = colour;
      answers[slot] = search(colour);
    }
    return answers[slot];
  }

  private int search(int colour) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int distance = distance(colour, colours[i]);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** The squared distance of two colours. */
  static int distance(int one, int other) {
    int distance = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      int difference = channel(one, channel) - channel(other, channel);
      distance += difference * difference;
    }
    return distance;
  }

  private static int channel(int colour, int channel) {
    return (colour >> (8 * channel)) & 0xff;
  }

  /** A range of the pixels. */
  private static final class Box {
    private final int[] pixels;
    private final int from;
    private final int to;
    private final double[] means = new double[CHANNELS];
    private double spread;
    private int widest;

    Box(int[] pixels, int from, int to) {
      this.pixels = pixels;
      this.from = from;
      this.to = to;
      double greatest = -1;
      for (int channel = 0; channel < CHANNELS; channel++) {
        long sum = 0;
        long squares = 0;
        for (int i = from; i < to; i++) {
          int value = channel(pixels[i], channel);
          sum += value;
          squares += (long) value * value;
        }
        int count = to - from;
        means[channel] = (double) sum / count;
        double along = squares - means[channel] * sum;
        spread += along;
        if (along > greatest) {
          greatest = along;
          widest = channel;
        }
      }
    }

    double spread() {
      return spread;
    }

    /** Moves what is above the mean of the widest channel behind the rest. */
    int cut() {
      int low = from;
      int high = to;
      while (low < high) {
        if (channel(pixels[low], widest) <= means[widest]) {
          low++;
        } else {
          high--;
          int above = pixels[low];
          pixels[low] = pixels[high];
          pixels[high] = above;
        }
      }
      return low;
    }

    int mean() {
      int mean = 0;
      for (int channel = 0; channel < CHANNELS; channel++) {
        mean |= (int) (means[channel] + 0.5) << (8 * channel);
      }
      return mean;
    }
  }
}
