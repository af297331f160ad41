package dev.armature.host.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.FrameSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnimatedGifTest {

  private static final FrameSize SIZE = new FrameSize(60, 40);

  @TempDir private Path folder;

  private ReadGif write(double period, List<int[]> frames) throws IOException {
    Path file = folder.resolve("test.gif");
    try (AnimatedGif gif = new AnimatedGif(file, SIZE, period)) {
      for (int[] frame : frames) {
        gif.add(frame);
      }
      assertThat(file).doesNotExist();
      gif.finish();
    }
    return ReadGif.of(file);
  }

  /** A grey square on a white ground. */
  private static int[] square(int left, int top) {
    int[] frame = new int[SIZE.pixels()];
    Arrays.fill(frame, 0xffffff);
    for (int y = top; y < top + 10; y++) {
      Arrays.fill(frame, y * SIZE.width() + left, y * SIZE.width() + left + 10, 0x808080);
    }
    return frame;
  }

  /** As many colours as there are pixels. */
  private static int[] rainbow(int blue) {
    int[] frame = new int[SIZE.pixels()];
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        frame[y * SIZE.width() + x] = ((4 * x) << 16) | ((6 * y) << 8) | blue;
      }
    }
    return frame;
  }

  @Test
  void aViewerShowsWhatWasWritten() throws IOException {
    List<int[]> frames = List.of(square(0, 0), square(25, 15), square(25, 15), square(50, 30));

    ReadGif gif = write(0.04, frames);

    assertThat(gif.frames()).containsExactlyElementsOf(frames);
    assertThat(gif.palettes()).isZero();
    assertThat(gif.repeats()).as("for ever").isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.04, 4", "0.1, 10", "0.0333, 3", "0.046, 5", "0.002, 2"})
  void framesAreThePeriodApartWithARestAtTheEnd(double period, int delay) throws IOException {
    ReadGif gif = write(period, List.of(square(0, 0), square(1, 0), square(2, 0)));

    assertThat(gif.delays()).containsExactly(delay, delay, delay + 100);
  }

  @Test
  void aColourThatComesLaterIsShownAsItIs() throws IOException {
    int[] lamp = square(20, 20);
    lamp[7] = 0x23a455;

    ReadGif gif = write(0.04, List.of(square(20, 20), lamp, square(20, 20)));

    assertThat(gif.frames().get(1)).isEqualTo(lamp);
    assertThat(gif.frames().get(2)).isEqualTo(square(20, 20));
    assertThat(gif.palettes()).isEqualTo(1);
  }

  @Test
  void manyColoursAreShownNearly() throws IOException {
    List<int[]> frames = new ArrayList<>();
    for (int blue : List.of(0, 100, 255)) {
      frames.add(rainbow(blue));
    }

    ReadGif gif = write(0.04, frames);

    for (int i = 0; i < frames.size(); i++) {
      double squares = 0;
      for (int pixel = 0; pixel < SIZE.pixels(); pixel++) {
        squares += Palette.distance(frames.get(i)[pixel], gif.frames().get(i)[pixel]);
      }
      // 255 cells of 15 x 16 would cut the square of red and green even: 6.3 from their middle.
      assertThat(Math.sqrt(squares / SIZE.pixels())).isLessThan(7);
    }
  }

  @Test
  void unfinishedItLeavesNothing() throws IOException {
    try (AnimatedGif gif = new AnimatedGif(folder.resolve("test.gif"), SIZE, 0.04)) {
      gif.add(square(0, 0));
      gif.add(square(1, 0));
      assertThat(Files.size(folder.resolve("test.gif.partial"))).as("is streamed").isPositive();
    }

    assertThat(folder).isEmptyDirectory();
  }
}
