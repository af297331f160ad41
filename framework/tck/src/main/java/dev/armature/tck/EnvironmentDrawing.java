package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.Environment;
import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;
import dev.armature.tck.Episode.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The part of {@link EnvironmentContract} about {@link RenderedEnvironment}. */
abstract class EnvironmentDrawing {

  private static final long SEED = 7;

  private final Supplier<Environment> opener;

  EnvironmentDrawing(Supplier<Environment> opener) {
    this.opener = opener;
  }

  private static RenderedEnvironment drawn(Environment environment) {
    assumeTrue(environment instanceof RenderedEnvironment, "this environment cannot be drawn");
    return (RenderedEnvironment) environment;
  }

  /** The present frame, drawn where every pixel that is not filled in shows. */
  private static int[] frame(RenderedEnvironment environment) {
    int[] frame = new int[environment.frameSize().pixels()];
    Arrays.fill(frame, -1);
    environment.render(frame);
    return frame;
  }

  @Test
  void drawingChangesNothing() {
    try (Environment environment = opener.get()) {
      RenderedEnvironment drawn = drawn(environment);
      List<float[]> actions = RandomPlay.actions(environment);
      List<Moment> expected = Episode.play(environment, SEED, actions);
      Episode episode = new Episode(environment, SEED);
      frame(drawn);
      for (float[] action : actions) {
        episode.step(action);
        frame(drawn);
      }
      assertThat(episode.moments())
          .as(
              "an episode is the same bit for bit whether it is drawn or not, or what a person"
                  + " watches is not what was measured")
          .isEqualTo(expected);
    }
  }

  @Test
  void framesAreFilledAndShowTheState() {
    try (Environment environment = opener.get()) {
      RenderedEnvironment drawn = drawn(environment);
      FrameSize size = drawn.frameSize();
      Episode episode = new Episode(environment, SEED);
      assertThat(drawn.frameSize())
          .as("all frames have one size, or they do not fit into one recording")
          .isEqualTo(size);
      int[] first = frame(drawn);
      assertThat(Arrays.stream(first))
          .as("every pixel is filled in with 0xRRGGBB: nothing else is a colour")
          .allMatch(pixel -> pixel >= 0 && pixel <= 0xffffff);
      assertThat(Arrays.stream(first).distinct())
          .as("a frame has more than one colour, or there is nothing to be seen")
          .hasSizeGreaterThan(1);
      assertThat(frame(drawn)).as("the same state gives the same frame").isEqualTo(first);
      RandomPlay.playOn(environment, episode, RandomPlay.ACTIONS);
      assertThat(frame(drawn))
          .as("a frame shows the present state: after some steps it is another")
          .isNotEqualTo(first);
    }
  }
}
