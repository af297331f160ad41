package dev.armature.host.normalisation;

import dev.armature.api.Agent;
import dev.armature.api.Dataset;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An agent whose action is the sum of what it sees, and which keeps the batch it learned from. */
final class SummingAgent implements Agent {

  static final int BATCH = 4;
  static final float NOISE = 0.25f;
  static final float ERROR = 0.5f;

  private TransitionBatch learned = new TransitionBatch(BATCH, 2, 1);
  private final float[] errorsBefore = new float[BATCH];
  private long updates;

  private Optional<DemonstrationSettings> wanted = Optional.empty();
  private Optional<Dataset> shown = Optional.empty();

  void wants(DemonstrationSettings demonstrations) {
    wanted = Optional.of(demonstrations);
  }

  Dataset shown() {
    return shown.orElseThrow();
  }

  @Override
  public Optional<DemonstrationSettings> demonstrations() {
    return wanted;
  }

  @Override
  public void demonstrate(Dataset dataset) {
    shown = Optional.of(dataset);
  }

  TransitionBatch learned() {
    return learned;
  }

  /** The errors with which the batch came. */
  float[] errorsBefore() {
    return errorsBefore;
  }

  long updates() {
    return updates;
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    for (int row = 0; row < n; row++) {
      actions[row] = observations[2 * row] + observations[2 * row + 1];
    }
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    act(observations, n, actions);
    for (int row = 0; row < n; row++) {
      actions[row] += NOISE;
    }
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public double discount() {
    return 0.9;
  }

  @Override
  public List<String> metricNames() {
    return List.of();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    learned = batch;
    updates++;
    System.arraycopy(batch.errors(), 0, errorsBefore, 0, BATCH);
    Arrays.fill(batch.errors(), ERROR);
  }

  @Override
  public void save(StateWriter out) {
    out.longs("updates", updates);
  }

  @Override
  public void load(StateReader in) {
    updates = in.longs("updates", 1)[0];
  }

  @Override
  public void close() {}
}
