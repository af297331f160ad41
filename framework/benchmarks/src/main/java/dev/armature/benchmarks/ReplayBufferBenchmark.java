package dev.armature.benchmarks;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.TransitionBatch;
import dev.armature.host.training.RunParts;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A full replay buffer of transitions with 25 observations, among them two goals of three
 * components each, and 4 actions, which has learned from as many rows as it holds, twice over;
 * episodes have 50 steps.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class ReplayBufferBenchmark {

  private static final EnvironmentSpec ENVIRONMENT =
      ClassPathPlugins.goalEnvironment(25, 4, 3, 0.05f);

  /** How many batches {@link #learned} takes in turn, so that their places are not in the cache. */
  private static final int BATCHES = 64;

  /** The type of the buffer; all but {@code uniform} are around a uniform one. */
  @Param({"uniform", "prioritized", "hindsight"})
  public String type;

  /** Transitions in the buffer. */
  @Param("1000000")
  public int capacity;

  /** Transitions in a batch. */
  @Param("256")
  public int batchSize;

  /** Where transitions are kept. */
  @Param({"memory", "mapped"})
  public String storage;

  /** How observations and actions are stored. */
  @Param({"float32", "float16"})
  public String precision;

  /** Steps that a sampled row joins at most. */
  @Param({"1", "3"})
  public int nSteps;

  private RunParts parts;
  private RandomStream random;
  private ReplayBuffer buffer;
  private TransitionBatch batch;
  private TransitionBatch[] sampled;
  private int turn;
  private RandomTransitions transitions;

  /** Fills the buffer. */
  @Setup
  public void setUp() {
    String inside = type.equals("uniform") ? "" : "buffer.";
    parts =
        new RunParts(
            ClassPathPlugins.experiment(
                "network.type=simd",
                "replay-buffer.type=" + type,
                "replay-buffer." + inside + "capacity=" + capacity,
                "replay-buffer." + inside + "storage=" + storage,
                "replay-buffer." + inside + "precision=" + precision,
                "replay-buffer." + inside + "n-steps=" + nSteps));
    random = parts.streams().stream("benchmark");
    buffer = parts.replayBuffer(new ReplayBufferContext(ENVIRONMENT, 1, 0.99));
    batch = newBatch();
    transitions = new RandomTransitions(ENVIRONMENT, random);
    transitions.addTo(buffer, capacity);
    for (int rows = 0; rows < 2 * capacity; rows += batchSize) {
      sampleWithErrors(batch);
      buffer.learned(batch);
    }
    sampled = new TransitionBatch[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      sampled[i] = newBatch();
      sampleWithErrors(sampled[i]);
    }
  }

  private TransitionBatch newBatch() {
    return new TransitionBatch(
        batchSize, ENVIRONMENT.observation().size(), ENVIRONMENT.action().size());
  }

  private void sampleWithErrors(TransitionBatch batch) {
    buffer.sample(random, batch);
    random.fillUniform(batch.errors(), batchSize, 0, 2);
  }

  /** Frees it. */
  @TearDown
  public void tearDown() {
    parts.close();
  }

  /** Fills a batch. */
  @Benchmark
  public TransitionBatch sample() {
    buffer.sample(random, batch);
    return batch;
  }

  /** Tells the errors of a batch. */
  @Benchmark
  public void learned() {
    buffer.learned(sampled[turn]);
    turn = (turn + 1) % BATCHES;
  }

  /** Remembers one transition and forgets the oldest. */
  @Benchmark
  public void add() {
    transitions.addLastTo(buffer);
  }
}
