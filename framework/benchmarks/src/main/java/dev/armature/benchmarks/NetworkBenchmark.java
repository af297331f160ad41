package dev.armature.benchmarks;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.RandomStream;
import dev.armature.host.configuration.Choice;
import dev.armature.host.random.SeededStreams;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The passes of TD3's two critics (23 inputs, 256 × 256 hidden units) over a batch of 256. */
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
public class NetworkBenchmark {

  private static final int INPUTS = 23;
  private static final int MEMBERS = 2;
  private static final int BATCH = 256;
  private static final OptimizerSettings ADAM =
      new OptimizerSettings(
          OptimizerSettings.Algorithm.ADAM,
          3e-4,
          0.9,
          0.999,
          1e-8,
          0,
          OptimizerSettings.Schedule.CONSTANT,
          0,
          1,
          0);

  /** The network plugin's type. */
  @Param({"simd", "dl4j"})
  public String network = "";

  /** Threads that compute. */
  @Param({"2", "1"})
  public int threads;

  private final float[] inputs = new float[BATCH * INPUTS];
  private final float[] outputs = new float[MEMBERS * BATCH];
  private final float[] outputGradients = new float[MEMBERS * BATCH];
  private final float[] inputGradients = new float[BATCH * INPUTS];
  private NetworkFactory factory;
  private Network critics;
  private Network targets;

  /** Makes the critics and runs them once, so that there is something to go back through. */
  @Setup(Level.Trial)
  @SuppressWarnings("unchecked") // an offer's settings are of its provider's own record type
  public void setUp() {
    Choice choice =
        ClassPathPlugins.experiment("network.type=" + network, "network.threads=" + threads)
            .network();
    NetworkProvider<Record> provider = (NetworkProvider<Record>) choice.offer().provider();
    factory = choice.create(provider::create);
    MlpSettings mlp = new MlpSettings(List.of(256, 256), Activation.RELU, false, false);
    NetworkSpec spec =
        new NetworkSpec(INPUTS, 1, MEMBERS, mlp, Activation.IDENTITY, Optional.of(ADAM));
    RandomStream random = new SeededStreams(0).stream("benchmark");
    critics = factory.create(spec, random);
    targets = factory.create(spec.target(), random);
    random.fillUniform(inputs, inputs.length, -1, 1);
    random.fillUniform(outputGradients, outputGradients.length, -1, 1);
    critics.forward(inputs, BATCH, outputs);
  }

  /** Frees the networks. */
  @TearDown
  public void tearDown() {
    targets.close();
    critics.close();
    factory.close();
  }

  /** Outputs. */
  @Benchmark
  public float[] forward() {
    critics.forward(inputs, BATCH, outputs);
    return outputs;
  }

  /** Parameter gradients, and the optimizer's step that uses them up. */
  @Benchmark
  public void backwardAndAdam() {
    critics.backward(outputGradients, BATCH);
    critics.applyGradients();
  }

  /** The gradient with respect to the inputs alone. */
  @Benchmark
  public float[] inputGradient() {
    critics.inputGradient(outputGradients, BATCH, inputGradients);
    return inputGradients;
  }

  /** The targets' step towards the critics. */
  @Benchmark
  public void polyak() {
    targets.polyakFrom(critics, 0.005f);
  }
}
