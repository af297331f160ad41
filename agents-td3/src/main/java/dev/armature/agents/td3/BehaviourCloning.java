package dev.armature.agents.td3;

import dev.armature.api.ActionScale;
import dev.armature.api.MetricSink;
import dev.armature.api.Network;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the actor towards the demonstrated actions: adds to its loss
 *
 * <pre>{@code
 * weight · 1/D · Σ ‖(π(s) − a) / half range‖² · [Q1(s, a) > Q1(s, π(s))]
 * }</pre>
 *
 * over the D demonstrations in front of a batch. The last factor, the Q-filter, leaves out actions
 * that are no better than the actor's own. Source: Nair et al. 2018, "Overcoming Exploration in
 * Reinforcement Learning with Demonstrations".
 */
final class BehaviourCloning {

  static final String LOSS = "losses/behaviour-cloning";
  static final String KEPT = "values/q-filter";

  private final ActionScale scale;
  private final int demonstrations;
  private final float weight;
  private final boolean filtered;

  /** Q1 of the demonstrated actions, {@code [demonstrations]}. */
  private final float[] values;

  /**
   * @param demonstrations the number of rows in front of each batch; 0 where nothing is cloned
   */
  BehaviourCloning(DemonstrationConfig config, ActionScale scale, int demonstrations) {
    this.scale = scale;
    this.demonstrations = demonstrations;
    weight = (float) config.behaviourCloningWeight();
    filtered = config.qFilter();
    values = new float[demonstrations];
  }

  /** Whether there is anything to clone. */
  boolean isActive() {
    return demonstrations > 0;
  }

  /** The names of what is measured. */
  List<String> metrics() {
    List<String> names = new ArrayList<>();
    if (isActive()) {
      names.add(LOSS);
      if (filtered) {
        names.add(KEPT);
      }
    }
    return names;
  }

  /**
   * Values the demonstrated actions, where the filter needs that.
   *
   * @param inputs {@code [n, observation + action]}: the batch's own
   */
  void valueDemonstrations(Network q1, float[] inputs) {
    if (filtered && isActive()) {
      q1.forward(inputs, demonstrations, values);
    }
  }

  /**
   * Adds the gradient of the loss.
   *
   * @param actions {@code [n, action]}: π(s)
   * @param ownValues {@code [n]}: Q1(s, π(s))
   * @param gradients {@code [n, action]}: those of the actor's outputs, to be added to
   * @return what is added to the actor's loss
   */
  double addGradient(
      TransitionBatch batch,
      float[] actions,
      float[] ownValues,
      float[] gradients,
      MetricSink metrics) {
    if (!isActive()) {
      return 0;
    }
    int width = scale.size();
    double squares = 0;
    int kept = 0;
    for (int i = 0; i < demonstrations; i++) {
      if (filtered && !(values[i] > ownValues[i])) {
        continue;
      }
      kept++;
      for (int j = 0; j < width; j++) {
        int at = i * width + j;
        float distance = scale.distance(actions[at], batch.actions()[at], j);
        gradients[at] += 2 * weight * distance / demonstrations;
        squares += distance * distance;
      }
    }
    double loss = squares / demonstrations;
    metrics.record(LOSS, loss);
    if (filtered) {
      metrics.record(KEPT, (double) kept / demonstrations);
    }
    return weight * loss;
  }
}
