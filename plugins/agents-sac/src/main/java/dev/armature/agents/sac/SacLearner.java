package dev.armature.agents.sac;

import dev.armature.api.ActionScale;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One gradient step of SAC: the inner loop of algorithm 1 of Haarnoja et al. 2018. */
final class SacLearner {

  static final String CRITIC_LOSS = "losses/critic";
  static final String ACTOR_LOSS = "losses/actor";
  static final String TEMPERATURE_LOSS = "losses/temperature";
  static final String Q1_MEAN = "values/q1";
  static final String TARGET_MEAN = "values/target";
  static final String ENTROPY = "values/entropy";
  static final String TEMPERATURE = "values/temperature";

  private final SacNetworks networks;
  private final SquashedGaussian distribution;
  private final Temperature temperature;
  private final RandomStream noise;
  private final double discount;
  private final float tau;
  private final int n;

  private final float[] actorOutputs;
  private final float[] actions;
  private final float[] logDensities;
  private final float[] criticInputs;
  private final float[] values;
  private final float[] targets;
  private final float[] valueGradients;
  private final float[] inputGradients;
  private final float[] actorGradients;

  /**
   * @param noise gives a normal number for each row and dimension of the next actions, then as many
   *     for those of the actor's step
   */
  SacLearner(
      SacConfig config,
      SacNetworks networks,
      Temperature temperature,
      ActionScale scale,
      int observationSize,
      RandomStream noise) {
    this.networks = networks;
    this.temperature = temperature;
    this.noise = noise;
    discount = config.discount();
    tau = (float) config.tau();
    n = config.batchSize();
    distribution = new SquashedGaussian(scale, n);
    actorOutputs = new float[n * 2 * scale.size()];
    actions = new float[n * scale.size()];
    logDensities = new float[n];
    criticInputs = new float[n * (observationSize + scale.size())];
    values = new float[2 * n];
    targets = new float[n];
    valueGradients = new float[2 * n];
    inputGradients = new float[criticInputs.length];
    actorGradients = new float[actorOutputs.length];
  }

  /** The names of what {@link #learn} measures. */
  List<String> metricNames() {
    List<String> names =
        new ArrayList<>(
            List.of(CRITIC_LOSS, ACTOR_LOSS, Q1_MEAN, TARGET_MEAN, ENTROPY, TEMPERATURE));
    if (temperature.isAutomatic()) {
      names.add(TEMPERATURE_LOSS);
    }
    return names;
  }

  void learn(TransitionBatch batch, MetricSink metrics) {
    float alpha = temperature.value();
    metrics.record(TEMPERATURE, alpha);
    computeTargets(batch, alpha);
    updateCritics(batch, metrics);
    double logDensity = updateActor(batch, alpha, metrics);
    metrics.record(ENTROPY, -logDensity);
    if (temperature.isAutomatic()) {
      metrics.record(TEMPERATURE_LOSS, temperature.follow(logDensity));
    }
    networks.followWith(tau);
  }

  /** y ← r + γ^steps (1 − terminated) (min(Q1′(s′, a′), Q2′(s′, a′)) − α log π(a′ | s′)). */
  private void computeTargets(TransitionBatch batch, float alpha) {
    networks.actor.forward(batch.nextObservations(), n, actorOutputs);
    distribution.sample(actorOutputs, n, noise, actions, logDensities);
    batch.join(batch.nextObservations(), actions, criticInputs);
    networks.criticTargets.forward(criticInputs, n, values);
    for (int i = 0; i < n; i++) {
      targets[i] = Math.min(values[i], values[n + i]) - alpha * logDensities[i];
    }
    batch.bootstrap(discount, targets, targets);
  }

  /**
   * Descends mean(w (Q1(s, a) − y)² / 2) + mean(w (Q2(s, a) − y)² / 2), and tells the greater of
   * both errors as that of the row.
   */
  private void updateCritics(TransitionBatch batch, MetricSink metrics) {
    batch.join(batch.observations(), batch.actions(), criticInputs);
    networks.critics.forward(criticInputs, n, values);
    float[] weights = batch.weights();
    float[] errors = batch.errors();
    Arrays.fill(errors, 0);
    double squares = 0;
    for (int i = 0; i < 2 * n; i++) {
      int row = i % n;
      float error = values[i] - targets[row];
      valueGradients[i] = weights[row] * error / n;
      errors[row] = Math.max(errors[row], Math.abs(error));
      squares += weights[row] * (error * error) / 2;
    }
    networks.critics.backward(valueGradients, n);
    networks.critics.applyGradients();
    metrics.record(CRITIC_LOSS, squares / n);
    metrics.record(Q1_MEAN, mean(values));
    metrics.record(TARGET_MEAN, mean(targets));
  }

  /**
   * Descends mean(α log π(a | s) − min(Q1(s, a), Q2(s, a))) in the actor's parameters, a being a
   * sample.
   *
   * @return mean log π(a | s)
   */
  private double updateActor(TransitionBatch batch, float alpha, MetricSink metrics) {
    networks.actor.forward(batch.observations(), n, actorOutputs);
    distribution.sample(actorOutputs, n, noise, actions, logDensities);
    batch.join(batch.observations(), actions, criticInputs);
    networks.critics.forward(criticInputs, n, values);
    double leastSum = 0;
    for (int i = 0; i < n; i++) {
      boolean first = values[i] <= values[n + i];
      valueGradients[i] = first ? -1f / n : 0;
      valueGradients[n + i] = first ? 0 : -1f / n;
      leastSum += first ? values[i] : values[n + i];
    }
    networks.critics.inputGradient(valueGradients, n, inputGradients);
    distribution.gradient(actorOutputs, n, alpha, inputGradients, actorGradients);
    networks.actor.backward(actorGradients, n);
    networks.actor.applyGradients();
    double logDensity = mean(logDensities);
    metrics.record(ACTOR_LOSS, alpha * logDensity - leastSum / n);
    return logDensity;
  }

  /** The mean of the first n elements. */
  private double mean(float[] numbers) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += numbers[i];
    }
    return sum / n;
  }
}
