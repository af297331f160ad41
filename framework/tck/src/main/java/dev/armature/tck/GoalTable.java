package dev.armature.tck;

import dev.armature.api.GoalReward;
import dev.armature.api.GoalSpec;
import dev.armature.api.Step;
import dev.armature.tck.Episode.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The goals seen after each step of some episodes, a row a step, and what the steps returned. */
final class GoalTable {

  /** Stands behind the last row of every array, where nothing may be written. */
  private static final float UNTOUCHED = -123_456;

  private final List<Step> steps = new ArrayList<>();
  private final float[] achieved;
  private final float[] desired;

  GoalTable(GoalSpec goals, List<Episode> episodes) {
    List<Moment> moments =
        episodes.stream()
            .flatMap(it -> it.moments().stream())
            .filter(it -> it.step().isPresent())
            .toList();
    achieved = new float[moments.size() * goals.size()];
    desired = new float[achieved.length];
    for (Moment moment : moments) {
      float[] observation = moment.values();
      goals.readAchieved(observation, 0, achieved, steps.size() * goals.size());
      goals.readDesired(observation, 0, desired, steps.size() * goals.size());
      steps.add(moment.step().orElseThrow());
    }
  }

  /** What the steps returned, as the function has to tell it; its last row is no step. */
  List<Outcome> returned() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Step step : steps) {
      outcomes.add(new Outcome(step.reward(), step.terminated() ? 1 : 0, step.success() ? 1 : 0));
    }
    outcomes.add(new Outcome(UNTOUCHED, UNTOUCHED, UNTOUCHED));
    return outcomes;
  }

  /** What the function tells of all rows at once, and what stands behind the last one then. */
  List<Outcome> computed(GoalReward reward) {
    int rows = steps.size();
    float[] rewards = untouched(rows);
    float[] terminated = untouched(rows);
    float[] success = untouched(rows);
    reward.compute(achieved, desired, rows, rewards, terminated, success);
    List<Outcome> outcomes = new ArrayList<>();
    for (int row = 0; row <= rows; row++) {
      outcomes.add(new Outcome(rewards[row], terminated[row], success[row]));
    }
    return outcomes;
  }

  private static float[] untouched(int rows) {
    float[] values = new float[rows + 1];
    Arrays.fill(values, UNTOUCHED);
    return values;
  }

  /** A copy of the goals as they stand now, to see whether a function writes to them. */
  List<float[]> goals() {
    return List.of(achieved.clone(), desired.clone());
  }

  /** What one row of the function's arrays says. */
  record Outcome(float reward, float terminated, float success) {}
}
