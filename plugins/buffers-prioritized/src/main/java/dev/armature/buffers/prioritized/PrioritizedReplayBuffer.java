package dev.armature.buffers.prioritized;

import dev.armature.api.ConfigurationException;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferAround;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import java.util.Objects;

/**
 * Samples the transition at place i of another buffer with probability P(i) = p<sub>i</sub> / Σ p,
 * where its priority p<sub>i</sub> is (|δ| + ε)<sup>α</sup> with the TD error δ when it was last
 * learned from, or the greatest priority so far, at first 1, where it was not yet. Source: Schaul
 * et al. 2016, "Prioritized Experience Replay", algorithm 1, the proportional variant.
 *
 * <p>The sum of the priorities is cut into as many equal segments as the batch has rows, and each
 * row falls on one point in its own: one {@link RandomStream#nextDouble} a row, in the order of the
 * rows, before the buffer within reads them.
 *
 * <p>The weight of a row is (N P(i))<sup>−β</sup>, over the greatest one in the batch, as in
 * algorithm 1 and in Dopamine; OpenAI Baselines divides by the greatest one in the whole buffer.
 */
final class PrioritizedReplayBuffer extends ReplayBufferAround {

  private SumTree priorities;
  private final PrioritizedReplayBufferConfig settings;

  /** What a transition begins with. */
  private float greatest = 1;

  private long added;

  /** How many had been added when the last batch was sampled. */
  private long addedBeforeSample;

  /** How many batches have been learned from. */
  private long learned;

  private double[] points = new double[0];
  private float[] changed = new float[0];
  private boolean closed;

  /**
   * @param buffer remembers the transitions; closed with this one
   * @param priorities as many places, all of priority 0
   */
  PrioritizedReplayBuffer(
      ReplayBuffer buffer, SumTree priorities, PrioritizedReplayBufferConfig settings) {
    super(buffer);
    this.priorities = priorities;
    this.settings = settings;
  }

  @Override
  public int add(
      int environment,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated) {
    int place =
        super.add(environment, observation, action, reward, nextObservation, terminated, truncated);
    priorities.set(place, greatest);
    added++;
    return place;
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    int size = size();
    if (size == 0) {
      throw new IllegalStateException("the replay buffer is empty: there is nothing to sample");
    }
    int rows = batch.size();
    if (points.length < rows) {
      points = new double[rows];
    }
    double segment = priorities.total() / rows;
    for (int row = 0; row < rows; row++) {
      points[row] = (row + random.nextDouble()) * segment;
    }
    priorities.find(points, batch.places(), rows, size);
    weigh(batch);
    Arrays.fill(batch.errors(), -1);
    addedBeforeSample = added;
    read(random, batch);
  }

  /**
   * The greatest weight in the batch is that of the least priority, so that the weight over it is
   * (p<sub>least</sub> / p<sub>i</sub>)<sup>β</sup>: N and the sum cancel.
   */
  private void weigh(TransitionBatch batch) {
    int[] places = batch.places();
    float[] weights = batch.weights();
    double least = Float.MAX_VALUE;
    for (int row = 0; row < batch.size(); row++) {
      weights[row] = priorities.get(places[row]);
      least = Math.min(least, weights[row]);
    }
    double beta = beta();
    for (int row = 0; row < batch.size(); row++) {
      weights[row] = power(least / weights[row], beta);
    }
  }

  /** The exponent β that the next batch is weighed with. */
  private double beta() {
    if (learned >= settings.betaSteps()) {
      return settings.betaEnd();
    }
    double share = (double) learned / settings.betaSteps();
    return settings.betaStart() + (settings.betaEnd() - settings.betaStart()) * share;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A row whose place has been taken by another transition since then changes nothing. The
   * buffer within is told nothing, as nothing was sampled by it.
   *
   * @throws ConfigurationException if the agent leaves errors out
   * @throws IllegalStateException if an error is not a finite number
   */
  @Override
  public void learned(TransitionBatch batch) {
    int rows = batch.size();
    int[] places = batch.places();
    float[] errors = batch.errors();
    if (changed.length < rows) {
      changed = new float[rows];
    }
    for (int row = 0; row < rows; row++) {
      changed[row] = priority(errors[row]);
    }
    for (int row = 0; row < rows; row++) {
      Objects.checkIndex(places[row], capacity());
      if (takenSinceSample(places[row])) {
        changed[row] = priorities.get(places[row]);
      }
      greatest = Math.max(greatest, changed[row]);
    }
    priorities.set(places, changed, rows);
    learned++;
  }

  private boolean takenSinceSample(int place) {
    long taken = added - addedBeforeSample;
    return taken > 0
        && Math.floorMod(place - addedBeforeSample % capacity(), (long) capacity()) < taken;
  }

  private float priority(float error) {
    if (error == -1) {
      throw new ConfigurationException(
          "",
          "prioritized replay samples by the TD error of each transition, and the agent tells none;"
              + " expected an agent that does, such as td3, or another replay buffer, such as"
              + " uniform");
    }
    if (!(error >= 0 && error <= Float.MAX_VALUE)) {
      throw new IllegalStateException(
          "the agent tells a TD error of %s, which cannot be a priority; expected a finite number"
                  .formatted(error)
              + " of at least 0: learning has diverged");
    }
    return power(error + settings.epsilon(), settings.alpha());
  }

  /**
   * The base, above 0, to that power, as the nearest float that is above 0 and finite. Some Java
   * versions allocate arrays in {@link StrictMath#pow}, none in these.
   */
  private static float power(double base, double exponent) {
    double power = StrictMath.exp(exponent * StrictMath.log(base));
    return (float) Math.min(Math.max(power, Float.MIN_VALUE), Float.MAX_VALUE);
  }

  @Override
  public void save(StateWriter out) {
    out.longs("counts", added, addedBeforeSample, learned);
    out.floats("greatest", new int[] {1}, new float[] {greatest});
    out.floats("priorities", new int[] {size()}, priorities.priorities());
    buffer().save(out.scoped("buffer"));
  }

  @Override
  public void load(StateReader in) {
    buffer().load(in.scoped("buffer"));
    long[] counts = in.longs("counts", 3);
    if (size() != Math.min(counts[0], capacity())
        || counts[1] < 0
        || counts[1] > counts[0]
        || counts[2] < 0) {
      throw new StateException(
          "the counts %s do not go with a replay buffer that holds %d of %d transitions"
              .formatted(Arrays.toString(counts), size(), capacity()));
    }
    float[] loaded = new float[1];
    in.floats("greatest", new int[] {1}, loaded);
    if (!(loaded[0] >= 1 && loaded[0] <= Float.MAX_VALUE)) {
      throw new StateException(
          "the greatest priority was saved as %s; expected a finite number of at least 1"
              .formatted(loaded[0]));
    }
    Arrays.fill(priorities.priorities(), 0);
    in.floats("priorities", new int[] {size()}, priorities.priorities());
    for (int place = 0; place < size(); place++) {
      float priority = priorities.get(place);
      if (!(priority > 0 && priority <= loaded[0])) {
        throw new StateException(
            "the saved priority of place %d is %s; expected one above 0 and at most %s"
                .formatted(place, priority, loaded[0]));
      }
    }
    priorities.sumUp();
    added = counts[0];
    addedBeforeSample = counts[1];
    learned = counts[2];
    greatest = loaded[0];
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      priorities = new SumTree(1);
      super.close();
    }
  }
}
