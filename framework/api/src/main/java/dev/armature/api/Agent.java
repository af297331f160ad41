package dev.armature.api;

import java.util.List;
import java.util.Optional;

/** Chooses actions and learns from what came of them. */
public interface Agent extends Checkpointable, AutoCloseable {

  /**
   * What the policy would do, without exploration; the same observations give the same actions and
   * nothing in the agent changes.
   *
   * @param observations {@code [n, observation]}
   * @param n the number of rows, at least 1
   * @param actions filled with {@code [n, action]}, within the action space
   */
  void act(float[] observations, int n, float[] actions);

  /** The same, with the agent's exploration added: what is done while training. */
  void explore(float[] observations, int n, float[] actions);

  /** How many transitions {@link #learn} wants in its batch; at least 1. */
  int batchSize();

  /** How much a reward counts a step later: the discount γ, in [0, 1]. */
  double discount();

  /** The names of what {@link #learn} reports, such as {@code losses/critic}, in a fixed order. */
  List<String> metricNames();

  /**
   * Takes one gradient step.
   *
   * @param batch of {@link #batchSize()} transitions; valid during the call. Its {@link
   *     TransitionBatch#errors()} are to be filled in, where the agent knows them
   * @param metrics told the value of some or all of {@link #metricNames()}
   */
  void learn(TransitionBatch batch, MetricSink metrics);

  /** The demonstrations that the agent wants to learn from; none unless it says so. */
  default Optional<DemonstrationSettings> demonstrations() {
    return Optional.empty();
  }

  /**
   * Shows the agent the demonstrations that it asked for, before it acts or learns for the first
   * time. An agent that is loaded is not shown them again.
   *
   * @param dataset episodes of its environment; may be kept
   * @throws ConfigurationException if it cannot learn from them
   */
  default void demonstrate(Dataset dataset) {}

  /** Frees what the agent holds; a second call does nothing. */
  @Override
  void close();
}
