package dev.armature.benchmarks;

import dev.armature.api.Agent;
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
 * TD3 for 17 observations and 6 actions. The average over many steps has half an actor's update in
 * each, as the policy delay is 2.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      VectorJvm.MODULE,
      VectorJvm.TRAPS,
      VectorJvm.QUIET,
      VectorJvm.KERNELS,
      VectorJvm.EARLY,
      "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"
    })
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class Td3Benchmark {

  private static final EnvironmentSpec ENVIRONMENT = ClassPathPlugins.environment(17, 6);

  /** The network plugin's type. */
  @Param({"simd", "dl4j"})
  public String network = "";

  /** Threads that compute. */
  @Param({"2", "1"})
  public int threads;

  /** Transitions in each step. */
  @Param("256")
  public int batchSize;

  /** Units of each hidden layer, joined by {@code x}. */
  @Param("256x256")
  public String hidden = "";

  /** Transitions to sample from. */
  @Param("1000000")
  public int capacity;

  private final float[] observation = new float[ENVIRONMENT.observation().size()];
  private final float[] action = new float[ENVIRONMENT.action().size()];
  private RunParts parts;
  private RandomStream random;
  private Agent agent;
  private ReplayBuffer buffer;
  private TransitionBatch batch;

  /** Makes the agent and fills the buffer. */
  @Setup
  public void setUp() {
    String layers = ".network.hidden=[" + hidden.replace('x', ',') + "]";
    parts =
        new RunParts(
            ClassPathPlugins.experiment(
                "network.type=" + network,
                "network.threads=" + threads,
                "agent.batch-size=" + batchSize,
                "agent.actor" + layers,
                "agent.critic" + layers,
                "replay-buffer.capacity=" + capacity));
    random = parts.streams().stream("benchmark");
    agent = parts.agent(ENVIRONMENT);
    buffer = parts.replayBuffer(new ReplayBufferContext(ENVIRONMENT, 1, agent.discount()));
    batch = new TransitionBatch(batchSize, observation.length, action.length);
    new RandomTransitions(ENVIRONMENT, random).addTo(buffer, capacity);
  }

  /** Frees them. */
  @TearDown
  public void tearDown() {
    parts.close();
  }

  /** Samples a batch and takes one gradient step. */
  @Benchmark
  public void step() {
    buffer.sample(random, batch);
    agent.learn(batch, (name, value) -> {});
    buffer.learned(batch);
  }

  /** Chooses an action for one observation. */
  @Benchmark
  public float[] act() {
    agent.act(observation, 1, action);
    return action;
  }
}
