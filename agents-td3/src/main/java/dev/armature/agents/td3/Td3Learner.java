package dev.armature.agents.td3;

import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.ActionScale;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One gradient step of TD3: algorithm 1 of Fujimoto et al. 2018, from "sample" to its end. */
final class Td3Learner {

  static final String CRITIC_LOSS = "losses/critic";
  static final String ACTOR_LOSS = "losses/actor";
  static final String Q1_MEAN = "values/q1";
  static final String TARGET_MEAN = "values/target";

  private final Td3Networks networks;
  private final ActionScale scale;
  private final RandomStream noise;
  private final BehaviourCloning cloning;
  private final boolean qNormalisation;
  private final NoiseUnit noiseUnit;
  private final int critics;
  private final int policyDelay;
  private final double discount;
  private final float tau;
  private final float targetNoise;
  private final float targetNoiseClip;

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

  private long updates;

  /**
   * @param noise gives the noise on the target action: a normal number for each row and dimension
   */
  Td3Learner(
      Td3Config config,
      Td3Networks networks,
      ActionScale scale,
      int observationSize,
      RandomStream noise) {
    this.networks = networks;
    this.scale = scale;
    this.noise = noise;
    this.observationSize = observationSize;
    noiseUnit = config.noiseUnit();
    critics = config.critics();
    policyDelay = config.policyDelay();
    discount = config.discount();
    tau = (float) config.tau();
    targetNoise = (float) config.targetNoise();
    targetNoiseClip = (float) config.targetNoiseClip();
    n = config.batchSize();
    cloning = new BehaviourCloning(config.demonstrations(), scale, config.demonstrations().rows(n));
    qNormalisation = cloning.isActive() && config.demonstrations().qNormalisation();
    actionSize = scale.size();
    actorOutputs = new float[n * actionSize];
    criticInputs = new float[n * (observationSize + actionSize)];
    values = new float[critics * n];
    targets = new float[n];
    valueGradients = new float[critics * n];
    inputGradients = new float[criticInputs.length];
    actorGradients = new float[n * actionSize];
    ascent = new float[n];
    Arrays.fill(ascent, -1f / n);
  }

  /** The names of what {@link #learn} measures. */
  List<String> metricNames() {
    List<String> names = new ArrayList<>(List.of(CRITIC_LOSS, ACTOR_LOSS, Q1_MEAN, TARGET_MEAN));
    names.addAll(cloning.metrics());
    return names;
  }

  void learn(TransitionBatch batch, MetricSink metrics) {
    updates++;
    computeTargets(batch);
    updateCritics(batch, metrics);
    if (updates % policyDelay == 0) {
      updateActor(batch, metrics);
      networks.followWith(tau);
    }
  }

  /** ã ← clamp(π′(s′) + clip(ε)); y ← r + γ^steps (1 − terminated) min over k of Qk′(s′, ã). */
  private void computeTargets(TransitionBatch batch) {
    networks.actorTarget.forward(batch.nextObservations(), n, actorOutputs);
    for (int i = 0; i < actorOutputs.length; i++) {
      int dimension = i % actionSize;
      float drawn = (float) noise.nextGaussian() * targetNoise;
      float clipped = Math.min(Math.max(drawn, -targetNoiseClip), targetNoiseClip);
      float action = scale.toAction(actorOutputs[i], dimension);
      actorOutputs[i] = scale.clamp(action + clipped * noiseUnit.of(scale, dimension), dimension);
    }
    batch.join(batch.nextObservations(), actorOutputs, criticInputs);
    networks.criticTargets.forward(criticInputs, n, values);
    for (int i = 0; i < n; i++) {
      float least = values[i];
      for (int k = 1; k < critics; k++) {
        least = Math.min(least, values[k * n + i]);
      }
      targets[i] = least;
    }
    batch.bootstrap(discount, targets, targets);
  }

  /**
   * Descends the sum over the critics of mean(w (Qk(s, a) − y)²), and tells the greatest of their
   * errors as that of the row. Source of the latter: Fujimoto et al. 2020, "An Equivalence between
   * Loss Functions and Non-Uniform Sampling in Experience Replay", algorithm 1.
   */
  private void updateCritics(TransitionBatch batch, MetricSink metrics) {
    batch.join(batch.observations(), batch.actions(), criticInputs);
    networks.critics.forward(criticInputs, n, values);
    double squares = 0;
    double valueSum = 0;
    double targetSum = 0;
    float[] weights = batch.weights();
    for (int i = 0; i < critics * n; i++) {
      float error = values[i] - targets[i % n];
      float weight = weights[i % n];
      valueGradients[i] = 2 * weight * error / n;
      squares += weight * (error * error);
    }
    float[] errors = batch.errors();
    for (int i = 0; i < n; i++) {
      float greatest = 0;
      for (int k = 0; k < critics; k++) {
        greatest = Math.max(greatest, Math.abs(values[k * n + i] - targets[i]));
      }
      errors[i] = greatest;
      valueSum += values[i];
      targetSum += targets[i];
    }
    networks.critics.backward(valueGradients, n);
    networks.critics.applyGradients();
    metrics.record(CRITIC_LOSS, squares / n);
    metrics.record(Q1_MEAN, valueSum / n);
    metrics.record(TARGET_MEAN, targetSum / n);
  }

  /**
   * Descends −λ mean(Q1(s, π(s))), and the loss of {@link BehaviourCloning} where there are
   * demonstrations, in the actor's parameters. λ is 1, or with normalised values 1 / mean |Q1(s,
   * π(s))| (Fujimoto and Gu 2021, "A Minimalist Approach to Offline Reinforcement Learning").
   */
  private void updateActor(TransitionBatch batch, MetricSink metrics) {
    if (cloning.isActive()) {
      batch.join(batch.observations(), batch.actions(), criticInputs);
      cloning.valueDemonstrations(networks.q1, criticInputs);
    }
    networks.actor.forward(batch.observations(), n, actorOutputs);
    for (int i = 0; i < actorOutputs.length; i++) {
      actorOutputs[i] = scale.toAction(actorOutputs[i], i % actionSize);
    }
    batch.join(batch.observations(), actorOutputs, criticInputs);
    networks.q1.forward(criticInputs, n, values);
    float lambda = qNormalisation ? perMeanMagnitude() : 1;
    if (qNormalisation) {
      Arrays.fill(ascent, -lambda / n);
    }
    networks.q1.inputGradient(ascent, n, inputGradients);
    int width = observationSize + actionSize;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < actionSize; j++) {
        actorGradients[i * actionSize + j] =
            inputGradients[i * width + observationSize + j] * scale.halfRange(j);
      }
    }
    double cloned = cloning.addGradient(batch, actorOutputs, values, actorGradients, metrics);
    networks.actor.backward(actorGradients, n);
    networks.actor.applyGradients();
    double valueSum = 0;
    for (int i = 0; i < n; i++) {
      valueSum += values[i];
    }
    metrics.record(ACTOR_LOSS, -lambda * valueSum / n + cloned);
  }

  /** 1 / mean |Q1|; 1 where all values are 0. */
  private float perMeanMagnitude() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.abs(values[i]);
    }
    return sum > 0 ? (float) (n / sum) : 1;
  }

  /** The targets y of the last step, {@code [n]}. */
  float[] targets() {
    return targets.clone();
  }

  /** Critic updates so far. */
  long updates() {
    return updates;
  }

  void restoreUpdates(long count) {
    updates = count;
  }
}
