package dev.armature.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DatasetTest {

  private static final List<String> OBSERVATION = List.of("x", "y");
  private static final List<String> ACTION = List.of("force");

  private static DatasetBuilder builder() {
    return new DatasetBuilder(OBSERVATION, ACTION);
  }

  /** Adds an episode of so many steps whose numbers all differ. */
  private static void play(DatasetBuilder builder, int steps, boolean terminated) {
    float number = 100 * builder.episodes();
    builder.begin(new float[] {number, -number});
    for (int i = 1; i <= steps; i++) {
      boolean last = i == steps;
      Step step = new Step(number + i, last && terminated, last && !terminated, last);
      builder.add(new float[] {i}, step, new float[] {number + i, -number - i});
    }
  }

  @Test
  void episodesStandOneAfterAnother() {
    DatasetBuilder builder = builder();
    play(builder, 2, false);
    play(builder, 1, true);
    Dataset dataset = builder.build();

    assertThat(dataset.steps()).isEqualTo(3);
    assertThat(dataset.episodes()).isEqualTo(2);
    assertThat(dataset.start(1)).isEqualTo(2);
    assertThat(dataset.end(0)).isEqualTo(2);
    assertThat(dataset.end(1)).isEqualTo(3);
    assertThat(dataset.observations()).containsExactly(0, -0f, 1, -1, 2, -2, 100, -100, 101, -101);
    assertThat(dataset.actions()).containsExactly(1, 2, 1);
    assertThat(dataset.rewards()).containsExactly(1, 2, 101);
    assertThat(dataset.terminated()).containsExactly(false, false, true);
    assertThat(dataset.truncated()).containsExactly(false, true, false);
    assertThat(dataset.success()).containsExactly(false, true, true);
  }

  @Test
  void theArraysGrow() {
    DatasetBuilder builder = builder();
    for (int i = 0; i < 600; i++) {
      play(builder, 1 + i % 3, i % 2 == 0);
    }
    Dataset dataset = builder.build();

    assertThat(dataset.steps()).isEqualTo(1200);
    int row = dataset.start(599) + 599;
    assertThat(dataset.observations()[2 * row]).isEqualTo(59900);
    assertThat(dataset.observations()[2 * row + 7]).isEqualTo(-59903);
    assertThat(dataset.actions()[1199]).isEqualTo(3);
  }

  @Test
  void anEpisodeIsTakenOutAgain() {
    DatasetBuilder builder = builder();
    play(builder, 2, false);
    play(builder, 5, false);
    builder.dropEpisode();
    play(builder, 1, true);
    Dataset dataset = builder.build();

    assertThat(dataset.episodes()).isEqualTo(2);
    assertThat(dataset.rewards()).containsExactly(1, 2, 101);
    assertThat(dataset.observations()).hasSize(10).endsWith(101, -101);
  }

  @Test
  void anEpisodeEndsAtItsLastStepAlone() {
    DatasetBuilder open = builder();
    open.begin(new float[2]);
    open.add(new float[1], new Step(0, false, false, false), new float[2]);
    assertThatThrownBy(open::build)
        .hasMessage("episode 0 is the steps 0 to 0, and step 0 is not an end");

    DatasetBuilder beyond = builder();
    play(beyond, 2, true);
    beyond.add(new float[1], new Step(0, true, false, false), new float[2]);
    assertThatThrownBy(beyond::build)
        .hasMessage("episode 0 is the steps 0 to 2, and step 1 is an end already");
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    DatasetBuilder builder = builder();
    builder.begin(new float[2]);
    builder.add(new float[1], new Step(0, true, false, false), new float[] {0, Float.NaN});

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observations row 1, component 1 is NaN; expected finite numbers");
  }

  @Test
  void arraysThatDoNotFitTogetherAreRefused() {
    assertThatThrownBy(() -> dataset(new int[] {0}, 4, 1)).hasMessageContaining("observations has");
    assertThatThrownBy(() -> dataset(new int[] {0}, 6, 3)).hasMessageContaining("actions has 3");
    assertThatThrownBy(() -> dataset(new int[] {1}, 6, 2)).hasMessageContaining("starts at step 1");
    assertThatThrownBy(() -> dataset(new int[] {0, 0}, 8, 2))
        .hasMessageContaining("episode 1 of 2");
    assertThatThrownBy(() -> dataset(new int[] {0, 2}, 8, 2)).hasMessageContaining("step 2 of 2");
    assertThatThrownBy(() -> dataset(new int[] {}, 4, 2)).hasMessageContaining("no episode");
  }

  private static Dataset dataset(int[] starts, int observations, int actions) {
    boolean[] ends = {false, true};
    return new Dataset(
        OBSERVATION,
        ACTION,
        starts,
        new float[observations],
        new float[actions],
        new float[2],
        ends,
        new boolean[2],
        new boolean[2]);
  }
}
