package dev.armature.networks.simd;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;
import java.util.List;
import java.util.Optional;

/**
 * The networks' work in gradient steps of TD3 (Fujimoto et al. 2018) as an agent asks for it, on
 * random transitions: critics at every step, actor and targets at every second.
 */
final class Td3Step {

  private static final OptimizerSettings ADAM =
      new OptimizerSettings(Algorithm.ADAM, 3e-4, 0.9, 0.999, 1e-8, 0, Schedule.CONSTANT, 0, 1, 0);
  private static final float DISCOUNT = 0.99f;
  private static final float TAU = 0.005f;

  private final int observations;
  private final int actions;
  private final int batch;
  final Network actor;
  final Network critics;
  private final Network actorTarget;
  private final Network criticTargets;

  private final float[] observation;
  private final float[] action;
  private final float[] reward;
  private final float[] nextObservation;
  private final float[] noise;
  private final float[] pairs;
  private final float[] chosen;
  private final float[] targetQ;
  private final float[] q;
  private final float[] pairGradient;
  private int steps;

  Td3Step(NetworkFactory factory, int observations, int actions, int batch, Integer... hidden) {
    this.observations = observations;
    this.actions = actions;
    this.batch = batch;
    SeededStreams streams = new SeededStreams(1);
    MlpSettings mlp = new MlpSettings(List.of(hidden), Activation.RELU, false, false);
    NetworkSpec actorSpec =
        new NetworkSpec(observations, actions, 1, mlp, Activation.TANH, Optional.of(ADAM));
    NetworkSpec criticSpec =
        new NetworkSpec(observations + actions, 1, 2, mlp, Activation.IDENTITY, Optional.of(ADAM));
    actor = factory.create(actorSpec, streams.stream("actor"));
    critics = factory.create(criticSpec, streams.stream("critics"));
    actorTarget = factory.create(actorSpec.target(), streams.stream("unused"));
    criticTargets = factory.create(criticSpec.target(), streams.stream("unused"));
    actorTarget.copyFrom(actor);
    criticTargets.copyFrom(critics);
    RandomStream random = streams.stream("batch");
    observation = uniform(random, batch * observations);
    action = uniform(random, batch * actions);
    reward = uniform(random, batch);
    nextObservation = uniform(random, batch * observations);
    noise = uniform(random, batch * actions);
    pairs = new float[batch * (observations + actions)];
    chosen = new float[batch * actions];
    targetQ = new float[2 * batch];
    q = new float[2 * batch];
    pairGradient = new float[pairs.length];
  }

  private static float[] uniform(RandomStream random, int count) {
    float[] values = new float[count];
    random.fillUniform(values, count, -1, 1);
    return values;
  }

  /** One gradient step. */
  void step() {
    actorTarget.forward(nextObservation, batch, chosen);
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = Math.max(-1, Math.min(1, chosen[i] + 0.2f * noise[i]));
    }
    pair(nextObservation, chosen);
    criticTargets.forward(pairs, batch, targetQ);
    pair(observation, action);
    critics.forward(pairs, batch, q);
    for (int i = 0; i < batch; i++) {
      float target = reward[i] + DISCOUNT * Math.min(targetQ[i], targetQ[batch + i]);
      q[i] = 2f / batch * (q[i] - target);
      q[batch + i] = 2f / batch * (q[batch + i] - target);
    }
    critics.backward(q, batch);
    critics.applyGradients();
    if (++steps % 2 == 0) {
      improveActor();
    }
  }

  /** The actions, then both critics' values, for some observations and actions. */
  float[] answers() {
    int n = 7;
    float[] seen = new float[n * observations];
    float[] seenAndDone = new float[n * (observations + actions)];
    for (int i = 0; i < seenAndDone.length; i++) {
      seenAndDone[i] = (float) Math.sin(i);
    }
    System.arraycopy(seenAndDone, 0, seen, 0, seen.length);
    float[] answers = new float[n * (actions + 2)];
    float[] values = new float[2 * n];
    actor.forward(seen, n, answers);
    critics.forward(seenAndDone, n, values);
    System.arraycopy(values, 0, answers, n * actions, values.length);
    return answers;
  }

  private void improveActor() {
    actor.forward(observation, batch, chosen);
    pair(observation, chosen);
    Network critic = critics.member(0);
    critic.forward(pairs, batch, q);
    for (int i = 0; i < batch; i++) {
      q[i] = -1f / batch;
    }
    critic.inputGradient(q, batch, pairGradient);
    int width = observations + actions;
    for (int i = 0; i < batch; i++) {
      System.arraycopy(pairGradient, i * width + observations, chosen, i * actions, actions);
    }
    actor.backward(chosen, batch);
    actor.applyGradients();
    actorTarget.polyakFrom(actor, TAU);
    criticTargets.polyakFrom(critics, TAU);
  }

  private void pair(float[] left, float[] right) {
    int width = observations + actions;
    for (int i = 0; i < batch; i++) {
      System.arraycopy(left, i * observations, pairs, i * width, observations);
      System.arraycopy(right, i * actions, pairs, i * width + observations, actions);
    }
  }
}
