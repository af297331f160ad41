package dev.armature.agents.td3;

import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.ActionScale;
import dev.armature.api.Network;

/** Chooses actions with the actor: as it is, or with Gaussian noise to explore. */
final class Td3Policy {

  private final Network actor;
  private final ActionScale scale;
  private final NoiseUnit noiseUnit;
  private final Exploration exploration;

  Td3Policy(Network actor, ActionScale scale, NoiseUnit noiseUnit, Exploration exploration) {
    this.actor = actor;
    this.scale = scale;
    this.noiseUnit = noiseUnit;
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
    exploration.advance(n);
    int width = scale.size();
    for (int i = 0; i < n * width; i++) {
      int dimension = i % width;
      float noise = exploration.at(i) * noiseUnit.of(scale, dimension);
      actions[i] = scale.clamp(actions[i] + noise, dimension);
    }
  }
}
