package dev.armature.envs.robot;

import dev.armature.api.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An upright box in the world frame to draw points from.
 *
 * @param low its lower corner x, y, z [m]
 * @param high its upper corner x, y, z [m]
 */
public record Region(
    @Setting(value = "lower corner: x, y, z", unit = "m") List<Double> low,
    @Setting(value = "upper corner: x, y, z", unit = "m") List<Double> high) {

  public Region {
    low = List.copyOf(low);
    high = List.copyOf(high);
  }

  /** The region that is its middle alone. */
  Region middle() {
    List<Double> middle = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      middle.add((low.get(axis) + high.get(axis)) / 2);
    }
    return new Region(middle, middle);
  }

  /** Draws a point uniformly, {@code [3]}. */
  void sample(SplittableRandom random, double[] point) {
    for (int axis = 0; axis < 3; axis++) {
      point[axis] = low.get(axis) + random.nextDouble() * (high.get(axis) - low.get(axis));
    }
  }
}
