package dev.armature.networks.dl4j;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Times the networks' share of a TD3 update (Fujimoto et al. 2018) through the api: two critics 23
 * → 256 → 256 → 1, an actor 17 → 256 → 256 → 6, batches of 256, the actor and the targets at every
 * second update. Arguments: threads (2), updates (3000).
 */
final class UpdateBenchmark {

  private static final int ROWS = 256;
  private static final int OBSERVATION = 17;
  private static final int ACTION = 6;
  private static final int BOTH = OBSERVATION + ACTION;

  private final Network critics;
  private final Network criticTargets;
  private final Network critic;
  private final Network actor;
  private final Network actorTarget;
  private final float[] observations = TestNetworks.uniform("observations", ROWS * OBSERVATION);
  private final float[] pairs = TestNetworks.uniform("pairs", ROWS * BOTH);
  private final float[] nextPairs = TestNetworks.uniform("next pairs", ROWS * BOTH);
  private final float[] actions = new float[ROWS * ACTION];
  private final float[] values = new float[2 * ROWS];
  private final float[] targets = new float[2 * ROWS];
  private final float[] towardsValue = new float[ROWS];
  private final float[] pairGradients = new float[ROWS * BOTH];
  private final float[] actionGradients = new float[ROWS * ACTION];

  private UpdateBenchmark(NetworkFactory factory) {
    MlpSettings mlp = new MlpSettings(List.of(256, 256), Activation.RELU, false, false);
    NetworkSpec q =
        new NetworkSpec(BOTH, 1, 2, mlp, Activation.IDENTITY, Optional.of(TestNetworks.ADAM));
    NetworkSpec pi =
        new NetworkSpec(
            OBSERVATION, ACTION, 1, mlp, Activation.TANH, Optional.of(TestNetworks.ADAM));
    critics = factory.create(q, TestNetworks.stream("critics"));
    criticTargets = factory.create(q.target(), TestNetworks.stream("targets"));
    actor = factory.create(pi, TestNetworks.stream("actor"));
    actorTarget = factory.create(pi.target(), TestNetworks.stream("actor target"));
    critic = critics.member(0);
    criticTargets.copyFrom(critics);
    actorTarget.copyFrom(actor);
    Arrays.fill(towardsValue, -1f / ROWS);
  }

  private void update(int number) {
    actorTarget.forward(observations, ROWS, actions);
    into(nextPairs, actions);
    criticTargets.forward(nextPairs, ROWS, targets);
    critics.forward(pairs, ROWS, values);
    for (int i = 0; i < ROWS; i++) {
      float target = 0.99f * Math.min(targets[i], targets[ROWS + i]);
      values[i] = (values[i] - target) * 2 / ROWS;
      values[ROWS + i] = (values[ROWS + i] - target) * 2 / ROWS;
    }
    critics.backward(values, ROWS);
    critics.applyGradients();
    if (number % 2 == 0) {
      actor.forward(observations, ROWS, actions);
      into(nextPairs, actions);
      critic.forward(nextPairs, ROWS, values);
      critic.inputGradient(towardsValue, ROWS, pairGradients);
      for (int i = 0; i < ROWS; i++) {
        System.arraycopy(
            pairGradients, i * BOTH + OBSERVATION, actionGradients, i * ACTION, ACTION);
      }
      actor.backward(actionGradients, ROWS);
      actor.applyGradients();
      criticTargets.polyakFrom(critics, 0.005f);
      actorTarget.polyakFrom(actor, 0.005f);
    }
  }

  private static void into(float[] pairs, float[] actions) {
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(actions, i * ACTION, pairs, i * BOTH + OBSERVATION, ACTION);
    }
  }

  private static String summary(String what, double[] micros) {
    Arrays.sort(micros);
    return "%-8s 10 %% %7.1f µs, median %7.1f, mean %7.1f, 99 %% %7.1f, greatest %8.1f"
        .formatted(
            what,
            micros[micros.length / 10],
            micros[micros.length / 2],
            Arrays.stream(micros).average().orElseThrow(),
            micros[micros.length * 99 / 100],
            micros[micros.length - 1]);
  }

  /** Prints what an update (mean of two) and an action take. */
  public static void main(String[] arguments) {
    int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
    int updates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3000;
    try (NetworkFactory factory = new Dl4jProvider().create(new Dl4jConfig(Backend.CPU, threads))) {
      System.out.println(factory.description());
      UpdateBenchmark it = new UpdateBenchmark(factory);
      for (int u = 0; u < 400; u++) {
        it.update(u);
      }
      double[] update = new double[updates / 2];
      double[] act = new double[updates / 2];
      float[] action = new float[ACTION];
      for (int u = 0; u < updates / 2; u++) {
        long before = System.nanoTime();
        it.update(2 * u);
        it.update(2 * u + 1);
        long between = System.nanoTime();
        it.actor.forward(it.observations, 1, action);
        update[u] = (between - before) / 2e3;
        act[u] = (System.nanoTime() - between) / 1e3;
      }
      System.out.println(summary("update", update));
      System.out.println(summary("act", act));
    }
  }
}
