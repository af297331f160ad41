package dev.armature.api;

import java.util.List;

/**
 * A box of real vectors: what an observation or an action looks like.
 *
 * @param dimensions its components in the order in which they stand in the array; at least one
 */
public record Space(List<Dimension> dimensions) {

  public Space {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty()) {
      throw new IllegalArgumentException("a space has at least one dimension");
    }
  }

  public static Space of(Dimension... dimensions) {
    return new Space(List.of(dimensions));
  }

  /** The number of components. */
  public int size() {
    return dimensions.size();
  }

  /** The lower bounds, {@code [size]}, in a new array. */
  public float[] lows() {
    float[] lows = new float[size()];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = dimensions.get(i).low();
    }
    return lows;
  }

  /** The upper bounds, {@code [size]}, in a new array. */
  public float[] highs() {
    float[] highs = new float[size()];
    for (int i = 0; i < highs.length; i++) {
      highs[i] = dimensions.get(i).high();
    }
    return highs;
  }

  /** Whether every component of {@code values}, {@code [size]}, lies within its bounds. */
  public boolean contains(float[] values) {
    for (int i = 0; i < size(); i++) {
      Dimension dimension = dimensions.get(i);
      if (!(values[i] >= dimension.low() && values[i] <= dimension.high())) {
        return false;
      }
    }
    return true;
  }
}
