package dev.armature.host.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {

  @Test
  void fewColoursAreKeptAsTheyAre() {
    int[] colours = new SplittableRandom(1).ints(255, 0, 0x1000000).toArray();

    Palette palette = Palette.of(colours, colours.length);

    for (int colour : colours) {
      assertThat(palette.colour(palette.nearest(colour))).isEqualTo(colour);
    }
  }

  @Test
  void aSmallLampAmongManyGreysKeepsItsColour() {
    int[] pixels = IntStream.range(0, 100_000).map(i -> (i % 256) * 0x010101).toArray();
    pixels[5] = 0x23a455;
    pixels[6] = 0x23a455;

    Palette palette = Palette.of(pixels, pixels.length);

    assertThat(palette.colour(palette.nearest(0x23a455))).isEqualTo(0x23a455);
  }

  @Test
  void noColourOfThePaletteIsNearer() {
    SplittableRandom random = new SplittableRandom(2);
    int[] pixels = random.ints(5_000, 0, 0x1000000).toArray();
    Palette palette = Palette.of(pixels, pixels.length);

    for (int colour : random.ints(50_000, 0, 0x1000000).toArray()) {
      int found = Palette.distance(colour, palette.colour(palette.nearest(colour)));
      int least =
          IntStream.range(0, 255)
              .map(i -> Palette.distance(colour, palette.colour(i)))
              .min()
              .orElseThrow();
      assertThat(found).isEqualTo(least);
    }
  }
}
