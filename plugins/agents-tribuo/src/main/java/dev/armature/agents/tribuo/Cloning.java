package dev.armature.agents.tribuo;

import dev.armature.api.RandomStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Fits a function from observations to actions. */
final class Cloning {

  /**
   * Tribuo tells of each epoch on standard error otherwise; held here, or it would be forgotten.
   */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private static final double EPSILON = 1e-6;
  private static final int NO_LOG = -1;
  private static final float ALL_FEATURES = 1;
  private static final float ANY_IMPROVEMENT = 0;

  private Cloning() {}

  /**
   * Fits.
   *
   * @param random what the order of the steps follows from
   */
  static Model<Regressor> fit(
      TribuoConfig config, Dataset<Regressor> examples, RandomStream random) {
    TRIBUO.setLevel(Level.WARNING);
    return trainer(config, random.nextLong()).train(examples);
  }

  private static Trainer<Regressor> trainer(TribuoConfig config, long seed) {
    return switch (config.trainer()) {
      case LINEAR ->
          new LinearSGDTrainer(
              new SquaredLoss(),
              new AdaGrad(config.linear().learningRate(), EPSILON),
              config.linear().epochs(),
              NO_LOG,
              config.linear().batchSize(),
              seed);
      case TREE ->
          new CARTRegressionTrainer(
              config.tree().depth(),
              config.tree().leastSteps(),
              ANY_IMPROVEMENT,
              ALL_FEATURES,
              false,
              new MeanSquaredError(),
              seed);
    };
  }
}
