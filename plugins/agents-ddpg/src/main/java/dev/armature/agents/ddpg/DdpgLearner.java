package dev.armature.agents.ddpg;

import dev.armature.api.ActionScale;
import dev.armature.api.MetricSink;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import java.util.List;

/** One gradient step of DDPG: algorithm 1 of Lillicrap et al. 2016, from "sample" to its end. */
final class DdpgLearner {

  static final String CRITIC_LOSS = "losses/critic";
  static final String ACTOR_LOSS = "losses/actor";
  static final String VALUE_MEAN = "values/q1";
  static final String TARGET_MEAN = "values/target";

  private final DdpgNetworks networks;
  private final ActionScale scale;
  private final double discount;
  private final float tau;

  private final int n;
  private final int observationSize;
  private final int actionSize;

  private final float[] actorOutputs;
  private final float[] criticInputs;
  private final float[] values;
  private final float[] targets;
  private final float[] valueGradients;
  private final float[] inputGradients;
  private final float[] actorGradients;
  private final float[] ascent;

  DdpgLearner(DdpgConfig config, DdpgNetworks networks, ActionScale scale, int observationSize) {
    this.networks = networks;
    this.scale = scale;
    this.observationSize = observationSize;
    discount = config.discount();
    tau = (float) config.tau();
    n = config.batchSize();
    actionSize = scale.size();
    actorOutputs = new float[n * actionSize];
    criticInputs = new float[n * (observationSize + actionSize)];
    values = new float[n];
    targets = new float[n];
    valueGradients = new float[n];
    inputGradients = new float[criticInputs.length];
    actorGradients = new float[n * actionSize];
    ascent = new float[n];
    Arrays.fill(ascent, -1f / n);
  }

  /** The names of what {@link #learn} measures. */
  static List<String> metricNames() {
    return List.of(CRITIC_LOSS, ACTOR_LOSS, VALUE_MEAN, TARGET_MEAN);
  }

  void learn(TransitionBatch batch, MetricSink metrics) {
    computeTargets(batch);
    updateCritic(batch, metrics);
    updateActor(batch, metrics);
    networks.followWith(tau);
  }

  /** y ← r + γ^steps (1 − terminated) Q′(s′, π′(s′)). */
  private void computeTargets(TransitionBatch batch) {
    networks.actorTarget.forward(batch.nextObservations(), n, actorOutputs);
    scaleActions();
    batch.join(batch.nextObservations(), actorOutputs, criticInputs);
    networks.criticTarget.forward(criticInputs, n, values);
    batch.bootstrap(discount, values, targets);
  }

  /** Descends mean(w (Q(s, a) − y)²), and tells the error of each row. */
  private void updateCritic(TransitionBatch batch, MetricSink metrics) {
    batch.join(batch.observations(), batch.actions(), criticInputs);
    networks.critic.forward(criticInputs, n, values);
    float[] weights = batch.weights();
    float[] errors = batch.errors();
    double squares = 0;
    double valueSum = 0;
    double targetSum = 0;
    for (int i = 0; i < n; i++) {
      float error = values[i] - targets[i];
      valueGradients[i] = 2 * weights[i] * error / n;
      errors[i] = Math.abs(error);
      squares += weights[i] * (error * error);
      valueSum += values[i];
      targetSum += targets[i];
    }
    networks.critic.backward(valueGradients, n);
    networks.critic.applyGradients();
    metrics.record(CRITIC_LOSS, squares / n);
    metrics.record(VALUE_MEAN, valueSum / n);
    metrics.record(TARGET_MEAN, targetSum / n);
  }

  /** Descends −mean(Q(s, π(s))) in the actor's parameters. */
  private void updateActor(TransitionBatch batch, MetricSink metrics) {
    networks.actor.forward(batch.observations(), n, actorOutputs);
    scaleActions();
    batch.join(batch.observations(), actorOutputs, criticInputs);
    networks.critic.forward(criticInputs, n, values);
    networks.critic.inputGradient(ascent, n, inputGradients);
    int width = observationSize + actionSize;
    double valueSum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < actionSize; j++) {
        actorGradients[i * actionSize + j] =
            inputGradients[i * width + observationSize + j] * scale.halfRange(j);
      }
      valueSum += values[i];
    }
    networks.actor.backward(actorGradients, n);
    networks.actor.applyGradients();
    metrics.record(ACTOR_LOSS, -valueSum / n);
  }

  /** From the actor's outputs to actions, in place. */
  private void scaleActions() {
    for (int i = 0; i < actorOutputs.length; i++) {
      actorOutputs[i] = scale.toAction(actorOutputs[i], i % actionSize);
    }
  }
}
