package dev.armature.buffers.uniform;

import dev.armature.api.TransitionBatch;

/**
 * Joins up to n steps of an episode into one row (Watkins 1989, Learning from Delayed Rewards;
 * Sutton and Barto, Reinforcement Learning, chapter 7):
 *
 * <pre>
 *   reward = r₀ + γ r₁ + … + γᵐ⁻¹ rₘ₋₁,  next observation and terminated of step m,  m ≤ n
 * </pre>
 *
 * <p>m is less than n where the episode ends before, be it terminated or cut short, or has not gone
 * on yet. Rewards are added as doubles, the nearest first.
 */
final class NStepReturns {

  private final int most;
  private final double discount;
  private final TransitionStorage storage;
  private final EpisodeLinks links;

  /** For each row the place of the last step joined so far. */
  private int[] ends = new int[0];

  private double[] sums = new double[0];

  /**
   * @param most n, at least 2
   * @param discount γ
   */
  NStepReturns(int most, double discount, TransitionStorage storage, EpisodeLinks links) {
    this.most = most;
    this.discount = discount;
    this.storage = storage;
    this.links = links;
  }

  /**
   * Fills a batch with rows that begin at its places. All rows go on together by a step, so that
   * their loads wait for memory side by side.
   */
  void read(TransitionBatch batch) {
    int rows = batch.size();
    if (ends.length < rows) {
      ends = new int[rows];
      sums = new double[rows];
    }
    storage.fetch(batch.places(), 0, rows);
    for (int row = 0; row < rows; row++) {
      int place = batch.places()[row];
      ends[row] = place;
      sums[row] = storage.reward(place);
      batch.steps()[row] = 1;
      storage.readStart(place, batch, row);
    }
    double factor = 1;
    boolean goesOn = true;
    for (int step = 1; step < most && goesOn; step++) {
      factor *= discount;
      goesOn = join(batch, step, factor);
    }
    storage.fetch(ends, 0, rows);
    for (int row = 0; row < rows; row++) {
      batch.rewards()[row] = (float) sums[row];
      storage.readEnd(ends[row], batch, row);
    }
  }

  /** Joins the next step to each row that has as many; says whether there was one. */
  private boolean join(TransitionBatch batch, int step, double factor) {
    boolean joined = false;
    for (int row = 0; row < batch.size(); row++) {
      int next = batch.steps()[row] == step ? links.next(ends[row]) : -1;
      if (next >= 0) {
        ends[row] = next;
        sums[row] += factor * storage.reward(next);
        batch.steps()[row] = step + 1;
        joined = true;
      }
    }
    return joined;
  }
}
