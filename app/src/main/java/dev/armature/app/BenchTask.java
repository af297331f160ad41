package dev.armature.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every route computes: gradient steps of TD3 (Fujimoto et al. 2018) for 17 observations and 6
 * actions, as in HalfCheetah, on batches out of a million transitions.
 *
 * @param batch transitions in each gradient step
 * @param hidden units of each hidden layer of actor and critics
 */
record BenchTask(int batch, List<Integer> hidden) {

  static final int OBSERVATIONS = 17;
  static final int ACTIONS = 6;
  static final int CAPACITY = 1_000_000;

  /** Critic updates for each update of the actor; steps are timed in groups of as many. */
  static final int POLICY_DELAY = 2;

  BenchTask {
    hidden = List.copyOf(hidden);
  }

  /** The hidden layers, such as {@code 256,256}. */
  String hiddenUnits() {
    return hidden.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Floating-point operations of the matrix products in one gradient step [FLOP], on average over a
   * group of steps: a product of [m, k] and [k, n] has 2 m k n, and nothing is computed that the
   * step does not need. So a backward pass has one product a layer for the weights, and one for the
   * inputs but for the first layer; and the actor's update takes the critic's gradient with respect
   * to the actions alone, and none to its weights.
   */
  double stepFlops() {
    long actor = weights(OBSERVATIONS, ACTIONS);
    long critic = weights(OBSERVATIONS + ACTIONS, 1);
    long first = hidden.get(0);
    long actorInputs = OBSERVATIONS * first;
    long criticInputs = (OBSERVATIONS + ACTIONS) * first;
    long targets = actor + 2 * critic;
    long criticUpdate = 2 * (3 * critic - criticInputs);
    long actorUpdate = 3 * actor - actorInputs + 2 * critic - OBSERVATIONS * first;
    return 2.0 * batch * (targets + criticUpdate + (double) actorUpdate / POLICY_DELAY);
  }

  /** The number of weights of a perceptron. */
  private long weights(int inputs, int outputs) {
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(outputs);
    long sum = 0;
    long width = inputs;
    for (int next : widths) {
      sum += width * next;
      width = next;
    }
    return sum;
  }
}
