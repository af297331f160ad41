package dev.armature.host.training;

import dev.armature.api.ConfigurationException;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferFactory;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.Setting;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A buffer that remembers the last transitions, and one around another that sees to it that the
 * training loop keeps its promises.
 */
public final class TinyBuffers {

  private TinyBuffers() {}

  /** How many. */
  public record RecentConfig(
      @Setting(value = "Transitions remembered", range = "[1, 100]") int capacity,
      @Setting("Whether a file is made in the buffer's folder") boolean file) {}

  static final class RecentBuffers extends TinyPlugins.Named<RecentConfig>
      implements ReplayBufferProvider<RecentConfig> {
    RecentBuffers() {
      super("recent", RecentConfig.class);
    }

    @Override
    public ReplayBuffer create(RecentConfig config, ReplayBufferContext context) {
      if (config.capacity() == 13) {
        throw new ConfigurationException("capacity", "13 brings bad luck");
      }
      if (config.file()) {
        try {
          Path folder = Files.createDirectories(context.folder().orElseThrow());
          Files.createFile(folder.resolve("made"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return new RecentBuffer(config.capacity());
    }
  }

  private static final class RecentBuffer implements ReplayBuffer {
    private static final int WIDTH = 5;
    private final float[] rows;
    private long added;

    RecentBuffer(int capacity) {
      rows = new float[capacity * WIDTH];
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
      if (capacity() == 19 && added == 5) {
        throw new ConfigurationException("capacity", "19 is where it ends");
      }
      int place = (int) (added++ % capacity());
      float[] row = {observation[0], action[0], reward, nextObservation[0], terminated ? 1 : 0};
      System.arraycopy(row, 0, rows, place * WIDTH, WIDTH);
      return place;
    }

    @Override
    public int capacity() {
      return rows.length / WIDTH;
    }

    @Override
    public int size() {
      return (int) Math.min(added, capacity());
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
        int at = batch.places()[i] * WIDTH;
        batch.observations()[i] = rows[at];
        batch.actions()[i] = rows[at + 1];
        batch.rewards()[i] = rows[at + 2];
        batch.nextObservations()[i] = rows[at + 3];
        batch.terminated()[i] = rows[at + 4];
      }
    }

    @Override
    public void learned(TransitionBatch batch) {
      if (capacity() == 17 && added > 17) {
        throw new ConfigurationException("capacity", "17 are soon forgotten");
      }
    }

    @Override
    public void save(StateWriter out) {
      out.floats("rows", new int[] {rows.length}, rows);
      out.longs("added", added);
    }

    @Override
    public void load(StateReader in) {
      in.floats("rows", new int[] {rows.length}, rows);
      added = in.longs("added", 1)[0];
    }

    @Override
    public void close() {}
  }

  /** What is around. */
  public record StrictConfig(
      @Setting("How many environments there should be") Optional<Integer> environments,
      @Setting("What remembers the transitions") ReplayBufferFactory buffer) {}

  static final class StrictBuffers extends TinyPlugins.Named<StrictConfig>
      implements ReplayBufferProvider<StrictConfig> {
    StrictBuffers() {
      super("strict", StrictConfig.class);
    }

    @Override
    public ReplayBuffer create(StrictConfig config, ReplayBufferContext context) {
      if (context.discount() != 0.75 || context.environments() != config.environments().orElse(1)) {
        throw new ConfigurationException("environments", "not made for " + context);
      }
      return new StrictBuffer(config.buffer().create(context), context.environments());
    }
  }

  private static final class StrictBuffer implements ReplayBuffer {
    private final ReplayBuffer buffer;
    private final int environments;
    private int turn;
    private boolean sampled;
    private boolean closed;

    StrictBuffer(ReplayBuffer buffer, int environments) {
      this.buffer = buffer;
      this.environments = environments;
    }

    private static void require(boolean kept, String promise) {
      if (!kept) {
        throw new IllegalStateException("broken: " + promise);
      }
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
      require(environment == turn, "environments come in turn, each with its own number");
      turn = (turn + 1) % environments;
      return buffer.add(
          environment, observation, action, reward, nextObservation, terminated, truncated);
    }

    @Override
    public int capacity() {
      return buffer.capacity();
    }

    @Override
    public int size() {
      return buffer.size();
    }

    @Override
    public void sample(RandomStream random, TransitionBatch batch) {
      require(!sampled, "what is sampled is learned from");
      sampled = true;
      Arrays.fill(batch.errors(), -1);
      buffer.sample(random, batch);
    }

    @Override
    public void read(RandomStream random, TransitionBatch batch) {
      buffer.read(random, batch);
    }

    @Override
    public void learned(TransitionBatch batch) {
      require(sampled, "what is learned from was sampled");
      require(batch.errors()[0] == 0.5f, "the agent's errors come back");
      sampled = false;
    }

    @Override
    public void save(StateWriter out) {
      buffer.save(out.scoped("buffer"));
    }

    @Override
    public void load(StateReader in) {
      buffer.load(in.scoped("buffer"));
    }

    @Override
    public void close() {
      require(!closed, "a buffer is closed once");
      closed = true;
      buffer.close();
    }
  }
}
