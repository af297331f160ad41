package com.example.tank;

import dev.armature.api.Activation;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.MetricSink;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;
import java.util.Optional;

/**
 * Deterministic policy gradient with target networks (Lillicrap et al. 2016, algorithm 1): a critic
 * Q(s, a) follows r + γ Q′(s′, μ′(s′)), and the actor μ climbs it.
 */
final class DpgAgent implements Agent {

  private final DpgConfig config;
  private final RandomStream exploration;
  private final Network actor;
  private final Network actorTarget;
  private final Network critic;
  private final Network criticTarget;
  private final int o;
  private final int a;
  private final float[] lows;
  private final float[] highs;

  // What learn works in: rows of (s, a), actions in [−1, 1], values and gradients.
  private final float[] inputs;
  private final float[] inputGradients;
  private final float[] shares;
  private final float[] targets;
  private final float[] values;
  private final float[] gradients;

  DpgAgent(DpgConfig config, AgentContext context) {
    this.config = config;
    o = context.environment().observation().size();
    a = context.environment().action().size();
    lows = context.environment().action().lows();
    highs = context.environment().action().highs();
    exploration = context.streams().stream("exploration");
    NetworkSpec policy = network(o, a, Activation.TANH);
    NetworkSpec value = network(o + a, 1, Activation.IDENTITY);
    RandomStream first = context.streams().stream("initialisation");
    actor = context.networks().create(policy, first);
    actorTarget = context.networks().create(policy.target(), first);
    critic = context.networks().create(value, first);
    criticTarget = context.networks().create(value.target(), first);
    actorTarget.copyFrom(actor);
    criticTarget.copyFrom(critic);
    int n = config.batchSize();
    inputs = new float[n * (o + a)];
    inputGradients = new float[n * (o + a)];
    shares = new float[n * a];
    targets = new float[n];
    values = new float[n];
    gradients = new float[n];
  }

  private NetworkSpec network(int in, int out, Activation last) {
    OptimizerSettings adam =
        new OptimizerSettings(
            OptimizerSettings.Algorithm.ADAM,
            config.learningRate(),
            0.9,
            0.999,
            1e-8,
            0,
            OptimizerSettings.Schedule.CONSTANT,
            0,
            1,
            0);
    MlpSettings mlp = new MlpSettings(config.hidden(), Activation.RELU, false, false);
    return new NetworkSpec(in, out, 1, mlp, last, Optional.of(adam));
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    actor.forward(observations, n, actions);
    for (int i = 0; i < n * a; i++) {
      actions[i] = scaled(i % a, actions[i]);
    }
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    actor.forward(observations, n, actions);
    for (int i = 0; i < n * a; i++) {
      double noise = config.noise() * exploration.nextGaussian();
      actions[i] = scaled(i % a, (float) (actions[i] + noise));
    }
  }

  /** From [−1, 1] to the range of an action's dimension. */
  private float scaled(int dimension, float share) {
    float low = lows[dimension];
    float high = highs[dimension];
    return Math.max(low, Math.min(high, low + (high - low) * (share + 1) / 2));
  }

  /** The other way round. */
  private float share(int dimension, float action) {
    return 2 * (action - lows[dimension]) / (highs[dimension] - lows[dimension]) - 1;
  }

  @Override
  public int batchSize() {
    return config.batchSize();
  }

  @Override
  public double discount() {
    return config.discount();
  }

  @Override
  public List<String> metricNames() {
    return List.of("losses/critic", "losses/actor");
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    int n = batch.size();
    actorTarget.forward(batch.nextObservations(), n, shares);
    join(batch.nextObservations(), n);
    criticTarget.forward(inputs, n, targets);
    for (int i = 0; i < n; i++) {
      double future = Math.pow(config.discount(), batch.steps()[i]) * (1 - batch.terminated()[i]);
      targets[i] = (float) (batch.rewards()[i] + future * targets[i]);
    }
    for (int i = 0; i < n * a; i++) {
      shares[i] = share(i % a, batch.actions()[i]);
    }
    join(batch.observations(), n);
    critic.forward(inputs, n, values);
    double loss = 0;
    for (int i = 0; i < n; i++) {
      float error = values[i] - targets[i];
      loss += batch.weights()[i] * error * error / n;
      gradients[i] = 2 * batch.weights()[i] * error / n;
      batch.errors()[i] = Math.abs(error);
    }
    critic.backward(gradients, n);
    critic.applyGradients();
    metrics.record("losses/critic", loss);
    metrics.record("losses/actor", climb(batch.observations(), n));
    actorTarget.polyakFrom(actor, (float) config.tau());
    criticTarget.polyakFrom(critic, (float) config.tau());
  }

  /** Moves the actor up the critic; returns the mean of −Q. */
  private double climb(float[] observations, int n) {
    actor.forward(observations, n, shares);
    join(observations, n);
    critic.forward(inputs, n, values);
    double loss = 0;
    for (int i = 0; i < n; i++) {
      loss -= values[i] / n;
      gradients[i] = -1f / n;
    }
    critic.inputGradient(gradients, n, inputGradients);
    for (int i = 0; i < n * a; i++) {
      shares[i] = inputGradients[i / a * (o + a) + o + i % a];
    }
    actor.backward(shares, n);
    actor.applyGradients();
    return loss;
  }

  /** Puts observations and {@link #shares} beside each other, as the critic sees them. */
  private void join(float[] observations, int n) {
    for (int row = 0; row < n; row++) {
      System.arraycopy(observations, row * o, inputs, row * (o + a), o);
      System.arraycopy(shares, row * a, inputs, row * (o + a) + o, a);
    }
  }

  @Override
  public void save(StateWriter out) {
    actor.saveParameters(out.scoped("actor"));
    actor.saveOptimizer(out.scoped("actor-optimizer"));
    actorTarget.saveParameters(out.scoped("actor-target"));
    critic.saveParameters(out.scoped("critic"));
    critic.saveOptimizer(out.scoped("critic-optimizer"));
    criticTarget.saveParameters(out.scoped("critic-target"));
  }

  @Override
  public void load(StateReader in) {
    actor.loadParameters(in.scoped("actor"));
    actor.loadOptimizer(in.scoped("actor-optimizer"));
    actorTarget.loadParameters(in.scoped("actor-target"));
    critic.loadParameters(in.scoped("critic"));
    critic.loadOptimizer(in.scoped("critic-optimizer"));
    criticTarget.loadParameters(in.scoped("critic-target"));
  }

  @Override
  public void close() {
    actor.close();
    actorTarget.close();
    critic.close();
    criticTarget.close();
  }
}
