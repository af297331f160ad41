package dev.armature.agents.random;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;

/**
 * Acts uniformly within the bounds. Training draws each action anew. An evaluation, where the same
 * observation has to give the same action, plays one policy drawn at random: what it does follows
 * from the agent's key and the bits of the observation, mixed by SplitMix64's finalizer (Steele et
 * al. 2014, "Fast Splittable Pseudorandom Number Generators").
 */
final class RandomAgent implements Agent {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final float[] lows;
  private final float[] highs;
  private final int observationSize;
  private final RandomStream exploration;
  private long key;

  RandomAgent(AgentContext context) {
    lows = context.environment().action().lows();
    highs = context.environment().action().highs();
    observationSize = context.environment().observation().size();
    exploration = context.streams().stream("exploration");
    key = context.streams().stream("policy").nextLong();
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    for (int i = 0; i < n; i++) {
      long state = key;
      for (int j = 0; j < observationSize; j++) {
        // Plus 0 makes −0 and 0 the same observation.
        state = mix(state ^ Float.floatToIntBits(observations[i * observationSize + j] + 0f));
      }
      for (int j = 0; j < lows.length; j++) {
        state += GOLDEN_GAMMA;
        actions[i * lows.length + j] = within(j, (mix(state) >>> 40) * 0x1p-24f);
      }
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    for (int i = 0; i < n * lows.length; i++) {
      actions[i] = within(i % lows.length, exploration.nextFloat());
    }
  }

  /**
   * @param share in [0, 1)
   */
  private float within(int dimension, float share) {
    float action = lows[dimension] + (highs[dimension] - lows[dimension]) * share;
    return Math.min(action, highs[dimension]);
  }

  @Override
  public int batchSize() {
    return 1;
  }

  @Override
  public double discount() {
    return 1;
  }

  @Override
  public List<String> metricNames() {
    return List.of();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {}

  @Override
  public void save(StateWriter out) {
    out.longs("key", key);
  }

  @Override
  public void load(StateReader in) {
    key = in.longs("key", 1)[0];
  }

  @Override
  public void close() {}
}
