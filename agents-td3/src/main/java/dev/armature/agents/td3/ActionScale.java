package dev.armature.agents.td3;

import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.Space;

/**
 * Maps what the actor's tanh gives, u in [−1, 1], to the action space and back to gradients: a =
 * centre + half range · u, dimension by dimension. With bounds ±a_max this is a_max · u.
 */
final class ActionScale {

  private final float[] lows;
  private final float[] highs;
  private final float[] centres;
  private final float[] halfRanges;
  private final NoiseUnit noiseUnit;

  ActionScale(Space actions, NoiseUnit noiseUnit) {
    this.noiseUnit = noiseUnit;
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
  int size() {
    return lows.length;
  }

  /** The half range of one dimension. */
  float halfRange(int dimension) {
    return halfRanges[dimension];
  }

  /** What a noise of 1 means in one dimension. */
  float noiseUnit(int dimension) {
    return noiseUnit == NoiseUnit.HALF_RANGE ? halfRanges[dimension] : 1;
  }

  /** The action for one output of the actor. */
  float toAction(float output, int dimension) {
    return centres[dimension] + halfRanges[dimension] * output;
  }

  /** How far one action is from another, in half ranges; 0 where there is no range. */
  float distance(float action, float other, int dimension) {
    return halfRanges[dimension] > 0 ? (action - other) / halfRanges[dimension] : 0;
  }

  /** An action moved to the nearest one within its own dimension's bounds. */
  float clamp(float action, int dimension) {
    return Math.min(Math.max(action, lows[dimension]), highs[dimension]);
  }
}
