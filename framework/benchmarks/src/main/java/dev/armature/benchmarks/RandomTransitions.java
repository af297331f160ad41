package dev.armature.benchmarks;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;

/** Adds transitions with numbers uniform in [−1, 1) to a replay buffer, in episodes. */
final class RandomTransitions {

  private static final int EPISODE = 50;

  private final RandomStream random;
  private final float[] observation;
  private final float[] action;
  private final float[] nextObservation;
  private int steps;

  RandomTransitions(EnvironmentSpec environment, RandomStream random) {
    this.random = random;
    observation = new float[environment.observation().size()];
    action = new float[environment.action().size()];
    nextObservation = new float[observation.length];
  }

  /** Adds {@code count} different ones. */
  void addTo(ReplayBuffer buffer, int count) {
    for (int i = 0; i < count; i++) {
      random.fillUniform(observation, observation.length, -1, 1);
      random.fillUniform(action, action.length, -1, 1);
      random.fillUniform(nextObservation, nextObservation.length, -1, 1);
      addLastTo(buffer);
    }
  }

  /** Adds the one before once more, which takes no random numbers. */
  void addLastTo(ReplayBuffer buffer) {
    steps = (steps + 1) % EPISODE;
    buffer.add(0, observation, action, 1, nextObservation, false, steps == 0);
  }
}
