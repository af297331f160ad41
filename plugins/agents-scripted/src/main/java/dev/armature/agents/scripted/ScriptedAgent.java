package dev.armature.agents.scripted;

import dev.armature.api.Agent;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;

/** A script as an agent: it acts on what is seen alone, remembers nothing and learns nothing. */
final class ScriptedAgent implements Agent {

  private final Script script;
  private final int observationSize;
  private final int actionSize;
  private final float[] lows;
  private final float[] highs;
  private final float noise;
  private final RandomStream exploration;

  /**
   * @param noise standard deviation of the noise, in half ranges of each action dimension
   * @param exploration where the noise comes from
   */
  ScriptedAgent(
      Script script, EnvironmentSpec environment, double noise, RandomStream exploration) {
    this.script = script;
    observationSize = environment.observation().size();
    actionSize = environment.action().size();
    lows = environment.action().lows();
    highs = environment.action().highs();
    this.noise = (float) noise;
    this.exploration = exploration;
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    for (int row = 0; row < n; row++) {
      script.act(observations, row * observationSize, actions, row * actionSize);
    }
    clamp(actions, n);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    act(observations, n, actions);
    if (noise > 0) {
      for (int i = 0; i < n * actionSize; i++) {
        float halfRange = (highs[i % actionSize] - lows[i % actionSize]) / 2;
        actions[i] += noise * halfRange * (float) exploration.nextGaussian();
      }
      clamp(actions, n);
    }
  }

  private void clamp(float[] actions, int n) {
    for (int i = 0; i < n * actionSize; i++) {
      int dimension = i % actionSize;
      actions[i] = Math.max(lows[dimension], Math.min(highs[dimension], actions[i]));
    }
  }

  /** It learns from no reward, so every one counts the same. */
  @Override
  public double discount() {
    return 1;
  }

  @Override
  public int batchSize() {
    return 1;
  }

  @Override
  public List<String> metricNames() {
    return List.of();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {}

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}

  @Override
  public void close() {}
}
