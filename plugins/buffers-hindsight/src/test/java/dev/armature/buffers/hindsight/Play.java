package dev.armature.buffers.hindsight;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalReward;
import dev.armature.api.GoalSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random episodes of several environments, all of whose steps stay in memory: what a buffer has to
 * give can be looked up. The achieved goal names its step, so the origin of any goal shows.
 *
 * <p>An observation is (achieved episode, weight, desired number, achieved number, desired
 * episode); numbers and episodes are counted over all environments, so no two steps have one goal.
 */
final class Play {

  static final int OBSERVATION = 5;
  static final double DISCOUNT = 0.9;

  /** Earns and ends by a law of the two goals that no other pair of goals shares. */
  static final GoalReward REWARD =
      (achieved, desired, n, rewards, terminated, success) -> {
        for (int i = 0; i < n; i++) {
          float episodes = achieved[2 * i] - desired[2 * i];
          float numbers = achieved[2 * i + 1] - desired[2 * i + 1];
          rewards[i] = 0.25f * numbers - 3 * episodes - 0.001f * desired[2 * i + 1];
          terminated[i] = episodes == 0 && Math.abs(numbers) < 2 ? 1 : 0;
          success[i] = 0;
        }
      };

  static final GoalSpec GOALS = new GoalSpec(List.of(0, 3), List.of(4, 2), REWARD);

  static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          new Space(
              List.of(
                  Dimension.unbounded("episode", ""),
                  Dimension.unbounded("weight", "kg"),
                  Dimension.unbounded("goal_number", ""),
                  Dimension.unbounded("number", ""),
                  Dimension.unbounded("goal_episode", ""))),
          Space.of(new Dimension("push", "N", -1, 1)),
          0.1,
          0,
          false,
          Optional.of(GOALS));

  /** A step as it was added. */
  static final class Taken {

    /** Counted over all steps of the play, from 1. */
    final int number;

    /** Counted over all episodes of the play, from 1. */
    final int episode;

    final float[] observation;
    final float[] action;
    final float reward;
    final float[] next;
    final boolean terminated;
    final boolean truncated;

    Taken(int number, int episode, boolean terminated, boolean truncated, SplittableRandom random) {
      this.number = number;
      this.episode = episode;
      this.terminated = terminated;
      this.truncated = truncated;
      observation = new float[] {-episode, random.nextFloat(), -number, -number, -0.5f};
      action = new float[] {random.nextFloat()};
      reward = random.nextFloat();
      next = new float[] {episode, random.nextFloat(), -number, number, -0.5f};
    }

    float[] achieved() {
      return new float[] {next[0], next[3]};
    }
  }

  private final SplittableRandom random;
  private final int longest;
  private final int[] episodes;
  private final int[] left;
  private final List<Taken> steps = new ArrayList<>();
  private int begun;

  /**
   * @param longest the greatest number of steps of an episode
   */
  Play(long seed, int environments, int longest) {
    random = new SplittableRandom(seed);
    this.longest = longest;
    episodes = new int[environments];
    left = new int[environments];
  }

  ReplayBufferContext context() {
    return new ReplayBufferContext(ENVIRONMENT, left.length, DISCOUNT);
  }

  /** Adds steps to each buffer, a step of each environment in turn. */
  void addInTurn(List<ReplayBuffer> buffers, int count) {
    for (int i = 0; i < count; i++) {
      add(buffers, steps.size() % left.length, 1 + random.nextInt(longest));
    }
  }

  /** Adds steps of whatever environment comes up, some far more often than others. */
  void addUnevenly(ReplayBuffer buffer, int count) {
    for (int i = 0; i < count; i++) {
      int environment = (int) (left.length * Math.pow(random.nextDouble(), 3));
      add(List.of(buffer), environment, 1 + random.nextInt(longest));
    }
  }

  /** Adds whole episodes of that length, of the environments in turn. */
  void addEpisodes(ReplayBuffer buffer, int count, int length) {
    for (int i = 0; i < count * length; i++) {
      add(List.of(buffer), steps.size() % left.length, length);
    }
  }

  private void add(List<ReplayBuffer> buffers, int environment, int length) {
    if (left[environment] == 0) {
      left[environment] = length;
      episodes[environment] = ++begun;
    }
    left[environment]--;
    boolean ends = left[environment] == 0;
    boolean terminated = ends && random.nextBoolean();
    int number = steps.size() + 1;
    Taken step =
        new Taken(
            number,
            episodes[environment],
            terminated,
            ends && (!terminated || random.nextBoolean()),
            random);
    steps.add(step);
    for (ReplayBuffer buffer : buffers) {
      int place =
          buffer.add(
              environment,
              step.observation,
              step.action,
              step.reward,
              step.next,
              step.terminated,
              step.truncated);
      if (place != (number - 1) % buffer.capacity()) {
        throw new AssertionError("step %d lies at place %d".formatted(number, place));
      }
    }
  }

  /** The step that lies at a place of a ring of that capacity. */
  Taken at(int place, int capacity) {
    int newest = steps.size() - 1;
    return steps.get(newest - Math.floorMod(newest - place, capacity));
  }

  /** The steps that a row at a place of such a ring joins where it joins up to {@code most}. */
  List<Taken> joined(int place, int capacity, int most) {
    Taken first = at(place, capacity);
    return episode(first.episode, capacity).stream()
        .filter(it -> it.number >= first.number)
        .limit(most)
        .toList();
  }

  /** What a row of these steps earns: Σ γ^i r_i. */
  static double earned(List<Taken> steps) {
    double sum = 0;
    for (int i = 0; i < steps.size(); i++) {
      sum += Math.pow(DISCOUNT, i) * steps.get(i).reward;
    }
    return sum;
  }

  /** The step of that number. */
  Taken numbered(float number) {
    return steps.get((int) number - 1);
  }

  /** The steps of an episode in order that a ring of that capacity still holds. */
  List<Taken> episode(int episode, int capacity) {
    return steps.subList(Math.max(0, steps.size() - capacity), steps.size()).stream()
        .filter(it -> it.episode == episode)
        .toList();
  }
}
