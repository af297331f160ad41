package dev.armature.agents.ddpg;

import dev.armature.api.ActionScale;
import dev.armature.api.Network;
import dev.armature.api.RandomStream;

/** Chooses actions with the actor: as it is, or with Gaussian noise to explore. */
final class DdpgPolicy {

  private final Network actor;
  private final ActionScale scale;
  private final float explorationNoise;
  private final RandomStream exploration;

  DdpgPolicy(Network actor, ActionScale scale, double explorationNoise, RandomStream exploration) {
    this.actor = actor;
    this.scale = scale;
    this.explorationNoise = (float) explorationNoise;
    this.exploration = exploration;
  }

  /** {@code actions [n, action]} ← π({@code observations [n, observation]}). */
  void selectActions(float[] observations, int n, float[] actions) {
    actor.forward(observations, n, actions);
    int width = scale.size();
    for (int i = 0; i < n * width; i++) {
      actions[i] = scale.clamp(scale.toAction(actions[i], i % width), i % width);
    }
  }

  /** The same with noise, clamped to the bounds of each dimension. */
  void selectNoisyActions(float[] observations, int n, float[] actions) {
    selectActions(observations, n, actions);
    int width = scale.size();
    for (int i = 0; i < n * width; i++) {
      int dimension = i % width;
      float noise =
          (float) exploration.nextGaussian() * explorationNoise * scale.halfRange(dimension);
      actions[i] = scale.clamp(actions[i] + noise, dimension);
    }
  }
}
