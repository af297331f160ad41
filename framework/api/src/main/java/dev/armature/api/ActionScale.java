package dev.armature.api;

/**
 * Maps what an actor gives, u in [−1, 1], to the action space and back to gradients: a = centre +
 * half range · u, dimension by dimension. With bounds ±a_max this is a_max · u.
 */
public final class ActionScale {

  private final float[] lows;
  private final float[] highs;
  private final float[] centres;
  private final float[] halfRanges;

  public ActionScale(Space actions) {
    lows = actions.lows();
    highs = actions.highs();
    centres = new float[lows.length];
    halfRanges = new float[lows.length];
    for (int i = 0; i < lows.length; i++) {
      centres[i] = (lows[i] + highs[i]) / 2;
      halfRanges[i] = (highs[i] - lows[i]) / 2;
    }
  }

  /** The number of action dimensions. */
  public int size() {
    return lows.length;
  }

  /** The half range of one dimension: the derivative da/du. */
  public float halfRange(int dimension) {
    return halfRanges[dimension];
  }

  /** The action for one output of the actor. */
  public float toAction(float output, int dimension) {
    return centres[dimension] + halfRanges[dimension] * output;
  }

  /** How far one action is from another, in half ranges; 0 where there is no range. */
  public float distance(float action, float other, int dimension) {
    return halfRanges[dimension] > 0 ? (action - other) / halfRanges[dimension] : 0;
  }

  /** An action moved to the nearest one within its own dimension's bounds. */
  public float clamp(float action, int dimension) {
    return Math.min(Math.max(action, lows[dimension]), highs[dimension]);
  }
}
