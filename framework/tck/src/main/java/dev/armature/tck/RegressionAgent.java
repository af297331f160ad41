package dev.armature.tck;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;

/**
 * Reward-weighted regression of a linear policy (Peters and Schaal 2007), for tasks whose reward
 * comes at once. It needs no network: something that learns in a moment, to test with and to begin
 * with.
 */
public class RegressionAgent implements Agent {

  private static final double SETTLING = 500;

  private final RegressionConfig config;
  private final RandomStream exploration;
  private final int observationSize;
  private final int actionSize;
  private final float[] lows;
  private final float[] highs;
  long updates;

  /** {@code [action, observation + 1]}: from an observation and 1 to shares of the half range. */
  float[] weights;

  /**
   * @param context where it acts and its random streams; of networks it makes none
   */
  public RegressionAgent(RegressionConfig config, AgentContext context) {
    this.config = config;
    exploration = context.streams().stream("exploration");
    observationSize = context.environment().observation().size();
    actionSize = context.environment().action().size();
    lows = context.environment().action().lows();
    highs = context.environment().action().highs();
    weights = new float[actionSize * (observationSize + 1)];
    context.streams().stream("initialisation").fillUniform(weights, weights.length, -0.1f, 0.1f);
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    for (int row = 0; row < n; row++) {
      for (int d = 0; d < actionSize; d++) {
        actions[row * actionSize + d] = action(d, share(observations, row, d));
      }
    }
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    for (int row = 0; row < n; row++) {
      for (int d = 0; d < actionSize; d++) {
        double noise = config.noise() * exploration.nextGaussian();
        actions[row * actionSize + d] = action(d, share(observations, row, d) + noise);
      }
    }
  }

  private double share(float[] observations, int row, int d) {
    int from = d * (observationSize + 1);
    double sum = weights[from + observationSize];
    for (int i = 0; i < observationSize; i++) {
      sum += weights[from + i] * observations[row * observationSize + i];
    }
    return sum;
  }

  private float action(int d, double share) {
    double middle = (lows[d] + highs[d]) / 2.0;
    double half = (highs[d] - lows[d]) / 2.0;
    return Math.max(lows[d], Math.min(highs[d], (float) (middle + half * share)));
  }

  @Override
  public int batchSize() {
    return config.batchSize();
  }

  @Override
  public double discount() {
    return 0;
  }

  @Override
  public List<String> metricNames() {
    return List.of("losses/policy");
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    double[] importance = importance(batch.rewards());
    double rate = rate() / batch.size();
    double loss = 0;
    for (int row = 0; row < batch.size(); row++) {
      for (int d = 0; d < actionSize; d++) {
        double half = (highs[d] - lows[d]) / 2.0;
        double done = (batch.actions()[row * actionSize + d] - lows[d]) / half - 1;
        double error = done - share(batch.observations(), row, d);
        loss += importance[row] * error * error / batch.size();
        step(batch.observations(), row, d, rate * importance[row] * error);
      }
    }
    updates++;
    metrics.record("losses/policy", loss);
  }

  /** The step size, which falls slowly so that the policy settles. */
  private double rate() {
    return config.learningRate() / (1 + updates / SETTLING);
  }

  private void step(float[] observations, int row, int d, double size) {
    int from = d * (observationSize + 1);
    for (int i = 0; i < observationSize; i++) {
      weights[from + i] += (float) (size * observations[row * observationSize + i]);
    }
    weights[from + observationSize] += (float) size;
  }

  /** How much each row counts: e-fold with each {@code temperature} deviations of the reward. */
  private double[] importance(float[] rewards) {
    double mean = 0;
    double square = 0;
    for (float reward : rewards) {
      mean += reward / (double) rewards.length;
      square += (double) reward * reward / rewards.length;
    }
    double deviation = Math.sqrt(Math.max(0, square - mean * mean)) + 1e-6;
    double[] importance = new double[rewards.length];
    double sum = 0;
    for (int i = 0; i < importance.length; i++) {
      importance[i] = Math.exp((rewards[i] - mean) / (config.temperature() * deviation));
      sum += importance[i];
    }
    for (int i = 0; i < importance.length; i++) {
      importance[i] *= importance.length / sum;
    }
    return importance;
  }

  @Override
  public void save(StateWriter out) {
    out.floats("weights", new int[] {actionSize, observationSize + 1}, weights);
    out.longs("updates", updates);
  }

  @Override
  public void load(StateReader in) {
    in.floats("weights", new int[] {actionSize, observationSize + 1}, weights);
    updates = in.longs("updates", 1)[0];
  }

  @Override
  public void close() {}
}
