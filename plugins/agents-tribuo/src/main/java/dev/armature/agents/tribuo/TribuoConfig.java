package dev.armature.agents.tribuo;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;

/** The section {@code agent { type = tribuo }}. */
public record TribuoConfig(
    @Setting("What is cloned") Demonstrations demonstrations,
    @Setting("What is fitted to the dataset: linear or tree") Kind trainer,
    @Setting(
            value = "Standard deviation of the noise on the action while training",
            unit = "half-range",
            range = "[0, inf)")
        double noise,
    @Setting("The linear function") Linear linear,
    @Setting("The regression trees") Tree tree) {

  /** What is fitted. */
  public enum Kind {
    /** A linear function of the observation. */
    LINEAR,
    /** A regression tree for each component of the action. */
    TREE
  }

  /** Where the dataset is. */
  public record Demonstrations(
      @Setting("The dataset, as collect writes it, relative to the folder the command runs in")
          String path) {

    public Demonstrations {
      if (path.isEmpty()) {
        throw new ConfigurationException(
            "path", "expected a dataset to clone, as collect writes it");
      }
    }
  }

  /** How a linear function is fitted: squared error, descended by AdaGrad (Duchi et al. 2011). */
  public record Linear(
      @Setting(value = "How often the whole dataset is gone through", range = "[1, 1000000]")
          int epochs,
      @Setting(value = "Learning rate of AdaGrad", range = "(0, inf)") double learningRate,
      @Setting(value = "Steps in each gradient step", range = "[1, 1000000]") int batchSize) {}

  /** How regression trees are grown: CART, by squared error. */
  public record Tree(
      @Setting(value = "Greatest depth", range = "[1, 1000]") int depth,
      @Setting(
              value = "Least number of steps below a node that is split",
              range = "[1, 1000000000]")
          int leastSteps) {}
}
