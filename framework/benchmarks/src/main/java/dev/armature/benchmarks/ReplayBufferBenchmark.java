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

/** A full uniform replay buffer of transitions with 25 observations and 4 actions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class ReplayBufferBenchmark {

  private static final EnvironmentSpec ENVIRONMENT = ClassPathPlugins.environment(25, 4);

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
  private RandomTransitions transitions;

  /** Fills the buffer. */
  @Setup
  public void setUp() {
    parts =
        new RunParts(
            ClassPathPlugins.experiment(
                "network.type=simd",
                "replay-buffer.capacity=" + capacity,
                "replay-buffer.storage=" + storage,
                "replay-buffer.precision=" + precision,
                "replay-buffer.n-steps=" + nSteps));
    random = parts.streams().stream("benchmark");
    buffer = parts.replayBuffer(new ReplayBufferContext(ENVIRONMENT, 1, 0.99));
    batch =
        new TransitionBatch(
            batchSize, ENVIRONMENT.observation().size(), ENVIRONMENT.action().size());
    transitions = new RandomTransitions(ENVIRONMENT, random);
    transitions.addTo(buffer, capacity);
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

  /** Remembers one transition and forgets the oldest. */
  @Benchmark
  public void add() {
    transitions.addLastTo(buffer);
  }
}
