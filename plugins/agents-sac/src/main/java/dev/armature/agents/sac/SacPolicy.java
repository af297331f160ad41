package dev.armature.agents.sac;

import dev.armature.api.ActionScale;
import dev.armature.api.Network;
import dev.armature.api.RandomStream;
import java.util.Arrays;

/** Chooses actions with the actor: the mode of its distribution, or a sample to explore. */
final class SacPolicy {

  private final Network actor;
  private final ActionScale scale;
  private final RandomStream exploration;

  // As large as the most rows so far.
  private SquashedGaussian distribution;
  private float[] outputs = {};
  private float[] logDensities = {};

  SacPolicy(Network actor, ActionScale scale, RandomStream exploration) {
    this.actor = actor;
    this.scale = scale;
    this.exploration = exploration;
    distribution = new SquashedGaussian(scale, 0);
  }

  /** {@code actions [n, action]} ← tanh μ({@code observations [n, observation]}). */
  void selectModes(float[] observations, int n, float[] actions) {
    forward(observations, n);
    distribution.mode(outputs, n, actions);
  }

  /** {@code actions [n, action]} ~ π(· | {@code observations [n, observation]}). */
  void sampleActions(float[] observations, int n, float[] actions) {
    forward(observations, n);
    distribution.sample(outputs, n, exploration, actions, logDensities);
  }

  private void forward(float[] observations, int n) {
    if (logDensities.length < n) {
      distribution = new SquashedGaussian(scale, n);
      outputs = Arrays.copyOf(outputs, n * 2 * scale.size());
      logDensities = Arrays.copyOf(logDensities, n);
    }
    actor.forward(observations, n, outputs);
  }
}
