package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;

/**
 * Compares rows with what the play says of their places: where a goal may come from and what
 * follows from it, added up step by step.
 *
 * @param capacity that of the buffer
 * @param joined how many steps its rows join at most
 */
record RowCheck(Play play, GoalStrategy strategy, int capacity, int joined) {

  /** Checks every row; returns how many have another goal. */
  int check(TransitionBatch batch) {
    int others = 0;
    for (int row = 0; row < batch.size(); row++) {
      others += hasOtherGoal(batch, row) ? 1 : 0;
    }
    return others;
  }

  private boolean hasOtherGoal(TransitionBatch batch, int row) {
    List<Play.Taken> steps = play.joined(batch.places()[row], capacity, joined);
    Play.Taken first = steps.get(0);
    Play.Taken last = steps.get(steps.size() - 1);
    float[] observation = row(batch.observations(), row);
    float[] next = row(batch.nextObservations(), row);
    assertThat(batch.actions()[row]).isEqualTo(first.action[0]);
    if (observation[2] == first.observation[2]) {
      assertThat(observation).isEqualTo(first.observation);
      assertThat(next).isEqualTo(last.next);
      double sum = Play.earned(steps);
      assertThat(batch.rewards()[row]).isCloseTo((float) sum, within(steps.size(), sum));
      assertThat(batch.terminated()[row]).isEqualTo(last.terminated ? 1 : 0);
      assertThat(batch.steps()[row]).isEqualTo(steps.size());
      return false;
    }
    float[] goal = source(first, observation[2]).achieved();
    assertThat(observation).isEqualTo(withGoal(first.observation, goal));
    assertThat(next).isEqualTo(withGoal(last.next, goal));
    double sum = 0;
    int step = 0;
    float[] reward = new float[1];
    float[] terminated = new float[1];
    while (step < steps.size() && terminated[0] == 0) {
      Play.REWARD.compute(steps.get(step).achieved(), goal, 1, reward, terminated, new float[1]);
      sum += Math.pow(Play.DISCOUNT, step) * reward[0];
      step++;
    }
    assertThat(batch.rewards()[row]).isCloseTo((float) sum, within(steps.size(), sum));
    assertThat(batch.terminated()[row]).isEqualTo(terminated[0]);
    assertThat(batch.steps()[row]).isEqualTo(step);
    return true;
  }

  /** The step that a row's goal is from, after a check that it may be. */
  private Play.Taken source(Play.Taken first, float number) {
    Play.Taken source = play.numbered(number);
    List<Play.Taken> episode = play.episode(first.episode, capacity);
    assertThat(episode)
        .as("the goal was achieved in the episode, and is remembered")
        .contains(source);
    switch (strategy) {
      case FUTURE -> assertThat(source.number).isGreaterThanOrEqualTo(first.number);
      case FINAL -> assertThat(source).isSameAs(episode.get(episode.size() - 1));
      case EPISODE -> {}
    }
    return source;
  }

  /** One step's reward comes back to the bit; the order of a sum may cost the last one. */
  private static Offset<Float> within(int steps, double sum) {
    return Offset.offset(steps == 1 ? 0f : Math.ulp((float) sum));
  }

  private static float[] withGoal(float[] observation, float[] goal) {
    float[] changed = observation.clone();
    changed[4] = goal[0];
    changed[2] = goal[1];
    return changed;
  }

  private static float[] row(float[] observations, int row) {
    return Arrays.copyOfRange(observations, row * Play.OBSERVATION, (row + 1) * Play.OBSERVATION);
  }
}
