package dev.armature.buffers.hindsight;

import dev.armature.api.GoalReward;
import dev.armature.api.GoalSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;

/**
 * Gives rows of a batch goals that were achieved later or earlier in their episodes, and what the
 * rows would then have earned.
 *
 * <p>A row that joins m steps earns Σ γ<sup>i</sup> r<sub>i</sub> over them. Where the new goal
 * ends the task after j &lt; m of them, the sum stops there: the row then joins j steps and is
 * terminated. Its next observation stays the one after m steps; nothing that follows counts.
 */
final class Relabelling {

  private static final int KEEPS_GOAL = -1;

  private final EpisodeTable episodes;
  private final GoalStrategy strategy;
  private final double share;
  private final double discount;
  private final int observationSize;
  private final int goalSize;
  private final int[] desiredComponents;
  private final GoalReward reward;

  /** For each row the place that its goal is from, or {@link #KEEPS_GOAL}. */
  private int[] sources = new int[0];

  private float[] achieved = new float[0];
  private float[] desired = new float[0];
  private float[] rewards = new float[0];
  private float[] terminated = new float[0];
  private float[] success = new float[0];

  /**
   * @param share the probability that a row gets another goal
   * @param discount γ
   * @param observationSize the number of components of an observation
   */
  Relabelling(
      EpisodeTable episodes,
      GoalStrategy strategy,
      double share,
      double discount,
      int observationSize,
      GoalSpec goals) {
    this.episodes = episodes;
    this.strategy = strategy;
    this.share = share;
    this.discount = discount;
    this.observationSize = observationSize;
    goalSize = goals.size();
    desiredComponents = goals.desired().stream().mapToInt(Integer::intValue).toArray();
    reward = goals.reward();
  }

  /** Relabels a share of the rows; each draws a number, and one more if it is chosen. */
  void apply(RandomStream random, TransitionBatch batch) {
    if (share == 0) {
      return;
    }
    if (sources.length < batch.size()) {
      sources = new int[batch.size()];
    }
    int judged = chooseGoals(random, batch);
    if (rewards.length < judged) {
      makeRoom(Math.max(judged, batch.size()));
    }
    gather(batch);
    reward.compute(achieved, desired, judged, rewards, terminated, success);
    settle(batch);
  }

  /** Returns how many steps are to be judged anew, in all chosen rows together. */
  private int chooseGoals(RandomStream random, TransitionBatch batch) {
    int[] places = batch.places();
    int[] steps = batch.steps();
    episodes.fetch(places, batch.size());
    int judged = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (random.nextDouble() < share) {
        sources[row] = episodes.choose(places[row], strategy, random);
        judged += steps[row];
      } else {
        sources[row] = KEEPS_GOAL;
      }
    }
    episodes.fetchGoals(sources, batch.size());
    return judged;
  }

  private void makeRoom(int judged) {
    achieved = new float[judged * goalSize];
    desired = new float[judged * goalSize];
    rewards = new float[judged];
    terminated = new float[judged];
    success = new float[judged];
  }

  /** Collects what each step to be judged has achieved, and writes the desired goals. */
  private void gather(TransitionBatch batch) {
    float[] table = episodes.achieved();
    int[] places = batch.places();
    int[] steps = batch.steps();
    int to = 0;
    for (int row = 0; row < batch.size(); row++) {
      int source = sources[row];
      if (source == KEEPS_GOAL) {
        continue;
      }
      int goal = source * goalSize;
      for (int step = 0; step < steps[row]; step++) {
        int from = episodes.following(places[row], step) * goalSize;
        for (int i = 0; i < goalSize; i++) {
          achieved[to] = table[from + i];
          desired[to] = table[goal + i];
          to++;
        }
      }
      write(table, goal, batch.observations(), row);
      write(table, goal, batch.nextObservations(), row);
    }
  }

  private void write(float[] table, int goal, float[] observations, int row) {
    int start = row * observationSize;
    for (int i = 0; i < goalSize; i++) {
      observations[start + desiredComponents[i]] = table[goal + i];
    }
  }

  /** Sums up what each relabelled row earns, to its last step or to where the task ends. */
  private void settle(TransitionBatch batch) {
    int[] steps = batch.steps();
    int first = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (sources[row] == KEEPS_GOAL) {
        continue;
      }
      int joined = steps[row];
      double sum = 0;
      double counts = 1;
      int step = 0;
      boolean ended = false;
      while (step < joined && !ended) {
        sum += counts * rewards[first + step];
        counts *= discount;
        ended = terminated[first + step] == 1;
        step++;
      }
      batch.rewards()[row] = (float) sum;
      batch.terminated()[row] = ended ? 1 : 0;
      steps[row] = step;
      first += joined;
    }
  }
}
