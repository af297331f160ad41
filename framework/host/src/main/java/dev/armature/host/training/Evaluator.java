package dev.armature.host.training;

import dev.armature.api.Agent;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Evaluation;
import dev.armature.api.RandomStream;
import dev.armature.api.Step;
import java.util.OptionalDouble;
import org.tribuo.util.MeanVarianceAccumulator;

/**
 * Plays whole episodes, without exploration unless asked for it, on an environment that nothing
 * else uses.
 */
public final class Evaluator {

  /** Chooses actions: {@code [n, action]} for observations {@code [n, observation]}. */
  @FunctionalInterface
  public interface Policy {
    void act(float[] observations, int n, float[] actions);
  }

  private final Policy policy;
  private final Environment environment;
  private final RandomStream seeds;
  private final float[] action;
  private float[] observation;
  private float[] next;

  /**
   * @param seeds gives each episode its seed
   */
  public Evaluator(Agent agent, Environment environment, RandomStream seeds) {
    this(agent::act, environment, seeds);
  }

  /** Plays with any policy, one that explores included. */
  public Evaluator(Policy policy, Environment environment, RandomStream seeds) {
    this.policy = policy;
    this.environment = environment;
    this.seeds = seeds;
    EnvironmentSpec spec = environment.spec();
    action = new float[spec.action().size()];
    observation = new float[spec.observation().size()];
    next = new float[observation.length];
  }

  /** Plays that many episodes. */
  public Evaluation evaluate(int episodes) {
    return evaluate(episodes, EpisodeWatcher.NOBODY);
  }

  /** Plays that many episodes while somebody watches; what comes of them is the same. */
  public Evaluation evaluate(int episodes, EpisodeWatcher watcher) {
    MeanVarianceAccumulator returns = new MeanVarianceAccumulator();
    long steps = 0;
    int successes = 0;
    for (int i = 0; i < episodes; i++) {
      long seed = seeds.nextLong();
      environment.reset(seed, observation);
      watcher.started(seed, observation);
      double episodeReturn = 0;
      Step step;
      do {
        policy.act(observation, 1, action);
        step = environment.step(action, next);
        watcher.stepped(action, step, next);
        episodeReturn += step.reward();
        steps++;
        float[] seen = observation;
        observation = next;
        next = seen;
      } while (!step.done());
      returns.observe(episodeReturn);
      successes += step.success() ? 1 : 0;
    }
    return new Evaluation(
        episodes,
        returns.getMean(),
        episodes > 1 ? returns.getStdDev() : 0,
        returns.getMin(),
        returns.getMax(),
        (double) steps / episodes,
        environment.spec().reportsSuccess()
            ? OptionalDouble.of((double) successes / episodes)
            : OptionalDouble.empty());
  }
}
