package dev.armature.agents.tribuo;

import dev.armature.api.Dataset;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.StateException;
import java.util.Arrays;
import org.tribuo.Model;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * A model of Tribuo's that acts. Tribuo makes a few objects for each action.
 *
 * <p>The bytes it is saved as stay with it: Tribuo writes a model that it has read in another
 * order.
 */
final class ClonedPolicy {

  private final Model<Regressor> model;
  private final byte[] bytes;
  private final String[] observationNames;
  private final float[] lows;
  private final float[] highs;

  /** Where each component of an action stands in what the model predicts: sorted by name. */
  private final int[] order;

  /** What was just fitted. */
  ClonedPolicy(Model<Regressor> model, EnvironmentSpec environment) {
    this(model, ModelBytes.of(model), environment);
  }

  /**
   * What was saved.
   *
   * @throws StateException if it is no model, or one for other observations or actions
   */
  ClonedPolicy(byte[] bytes, EnvironmentSpec environment) {
    this(ModelBytes.read(bytes), bytes, environment);
  }

  private ClonedPolicy(Model<Regressor> model, byte[] bytes, EnvironmentSpec environment) {
    this.model = model;
    this.bytes = bytes;
    observationNames = names(environment.observation());
    String[] actionNames = names(environment.action());
    lows = environment.action().lows();
    highs = environment.action().highs();
    String[] sorted = actionNames.clone();
    Arrays.sort(sorted);
    order = new int[actionNames.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = Arrays.binarySearch(sorted, actionNames[i]);
    }
    String[] features = observationNames.clone();
    Arrays.sort(features);
    requireSame(
        "observations",
        model.getFeatureIDMap().keySet().stream().sorted().toArray(String[]::new),
        features);
    requireSame("actions", Regressor.extractNames(model.getOutputIDInfo()), sorted);
  }

  private static void requireSame(String what, String[] fitted, String[] expected) {
    if (!Arrays.equals(fitted, expected)) {
      throw new StateException(
          "the model was fitted to %s of %s; expected %s"
              .formatted(what, String.join(", ", fitted), String.join(", ", expected)));
    }
  }

  private static String[] names(Space space) {
    return space.dimensions().stream().map(Dimension::name).toArray(String[]::new);
  }

  /** Arrays as in {@link dev.armature.api.Agent#act}. */
  void act(float[] observations, int n, float[] actions) {
    for (int row = 0; row < n; row++) {
      double[] predicted = predict(observations, row);
      for (int i = 0; i < order.length; i++) {
        float action = (float) predicted[order[i]];
        actions[row * order.length + i] = Math.max(lows[i], Math.min(highs[i], action));
      }
    }
  }

  private double[] predict(float[] observations, int row) {
    double[] values = new double[observationNames.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = observations[row * values.length + i];
    }
    return model
        .predict(
            new ArrayExample<>(
                RegressionFactory.UNKNOWN_REGRESSOR, observationNames.clone(), values))
        .getOutput()
        .getValues();
  }

  /** The mean over steps and components of the squared distance from what was done. */
  double meanSquaredError(Dataset dataset) {
    double sum = 0;
    for (int episode = 0; episode < dataset.episodes(); episode++) {
      for (int step = dataset.start(episode); step < dataset.end(episode); step++) {
        double[] predicted = predict(dataset.observations(), step + episode);
        for (int i = 0; i < order.length; i++) {
          double error = predicted[order[i]] - dataset.actions()[step * order.length + i];
          sum += error * error;
        }
      }
    }
    return sum / dataset.actions().length;
  }

  /** The model, to be saved; only to be read. */
  byte[] bytes() {
    return bytes;
  }
}
