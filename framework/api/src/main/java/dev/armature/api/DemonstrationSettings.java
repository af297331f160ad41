package dev.armature.api;

/**
 * Which demonstrations an agent wants to learn from. The host reads and checks them.
 *
 * @param key the agent's key that names the file, relative to its section, such as {@code
 *     demonstrations.path}; where a fault of the file is told
 * @param path the dataset, as {@code armature collect} writes it
 * @param fraction the share of each batch that is demonstrations, in [0, 1]; 0 for an agent that
 *     only looks at them in {@link Agent#demonstrate}
 */
public record DemonstrationSettings(String key, String path, double fraction) {

  public DemonstrationSettings {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("the fraction is " + fraction + "; expected [0, 1]");
    }
  }

  /** How many rows of a batch are demonstrations: the nearest whole number. */
  public int rows(int batchSize) {
    return Math.toIntExact(Math.round(fraction * batchSize));
  }
}
