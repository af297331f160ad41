package dev.armature.api;

/**
 * What came of one action, beside the next observation.
 *
 * @param reward the reward
 * @param terminated the task itself ended: there is no future to value from here
 * @param truncated the episode was cut short from outside, as by a time limit: the future still has
 *     a value, so learning bootstraps from the next observation
 * @param success the goal holds at this moment; false where {@link
 *     EnvironmentSpec#reportsSuccess()} is false
 */
public record Step(float reward, boolean terminated, boolean truncated, boolean success) {

  /** Whether the episode is over, for whichever reason. */
  public boolean done() {
    return terminated || truncated;
  }
}
