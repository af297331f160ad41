package example.tiny;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.Setting;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import org.pf4j.Extension;

/** The latest transitions of an environment with one observation and one action. */
final class RingBuffer implements ReplayBuffer {

  private final float[] rows;
  private final int capacity;
  private long added;

  RingBuffer(int capacity) {
    this.capacity = capacity;
    rows = new float[capacity * 5];
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
    int place = (int) (added++ % capacity);
    int at = place * 5;
    rows[at] = observation[0];
    rows[at + 1] = action[0];
    rows[at + 2] = reward;
    rows[at + 3] = nextObservation[0];
    rows[at + 4] = terminated ? 1 : 0;
    return place;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return (int) Math.min(added, capacity);
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      batch.places()[i] = random.nextInt(size());
    }
    read(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      int at = batch.places()[i] * 5;
      batch.observations()[i] = rows[at];
      batch.actions()[i] = rows[at + 1];
      batch.rewards()[i] = rows[at + 2];
      batch.nextObservations()[i] = rows[at + 3];
      batch.terminated()[i] = rows[at + 4];
    }
  }

  @Override
  public void save(StateWriter out) {
    out.floats("rows", new int[] {capacity, 5}, rows);
    out.longs("added", added);
  }

  @Override
  public void load(StateReader in) {
    in.floats("rows", new int[] {capacity, 5}, rows);
    added = in.longs("added", 1)[0];
  }

  @Override
  public void close() {}

  record RingConfig(
      @Setting(value = "Transitions kept", range = "[1, 1000000]") int capacity) {}

  @Extension
  public static final class Provider implements ReplayBufferProvider<RingConfig> {
    @Override
    public String type() {
      return "ring";
    }

    @Override
    public String summary() {
      return "The latest transitions";
    }

    @Override
    public Class<RingConfig> configType() {
      return RingConfig.class;
    }

    @Override
    public ReplayBuffer create(RingConfig config, ReplayBufferContext context) {
      return new RingBuffer(config.capacity());
    }
  }
}
