package dev.armature.agents.tribuo;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Dataset;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a dataset's policy would have done, as far as could be told from what it did. It is
 * fitted once, when it is shown the dataset, and does not learn from what comes of its own actions.
 */
final class ClonedAgent implements Agent {

  private static final Logger LOG = LoggerFactory.getLogger(ClonedAgent.class);

  private final TribuoConfig config;
  private final EnvironmentSpec environment;
  private final RandomStream cloning;
  private final RandomStream exploration;
  private Optional<ClonedPolicy> policy = Optional.empty();

  ClonedAgent(TribuoConfig config, AgentContext context) {
    this.config = config;
    environment = context.environment();
    cloning = context.streams().stream("cloning");
    exploration = context.streams().stream("exploration");
  }

  @Override
  public Optional<DemonstrationSettings> demonstrations() {
    return Optional.of(
        new DemonstrationSettings("demonstrations.path", config.demonstrations().path(), 0));
  }

  @Override
  public void demonstrate(Dataset dataset) {
    try {
      ClonedPolicy fitted =
          new ClonedPolicy(
              Cloning.fit(config, TribuoDatasets.toTribuo(dataset), cloning), environment);
      double error = fitted.meanSquaredError(dataset);
      if (!Double.isFinite(error)) {
        throw new ConfigurationException(
            "linear.learning-rate", "the fit diverged; expected a smaller learning rate");
      }
      LOG.info("cloned {} steps with a mean squared error of {}", dataset.steps(), error);
      policy = Optional.of(fitted);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "demonstrations.path", "the dataset cannot be cloned: " + e.getMessage(), e);
    }
  }

  private ClonedPolicy policy() {
    return policy.orElseThrow(
        () -> new IllegalStateException("the agent has neither been shown a dataset nor loaded"));
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    policy().act(observations, n, actions);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    act(observations, n, actions);
    if (config.noise() > 0) {
      List<Dimension> dimensions = environment.action().dimensions();
      for (int i = 0; i < n * dimensions.size(); i++) {
        Dimension dimension = dimensions.get(i % dimensions.size());
        float halfRange = (dimension.high() - dimension.low()) / 2;
        float noise = (float) (config.noise() * exploration.nextGaussian());
        float action = actions[i] + noise * halfRange;
        actions[i] = Math.max(dimension.low(), Math.min(dimension.high(), action));
      }
    }
  }

  /** It learns from no reward, so every one counts the same. */
  @Override
  public double discount() {
    return 1;
  }

  @Override
  public int batchSize() {
    return 1;
  }

  @Override
  public List<String> metricNames() {
    return List.of();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {}

  /** Saves the model as Tribuo's protocol buffer, eight bytes a number, its length first. */
  @Override
  public void save(StateWriter out) {
    byte[] bytes = policy().bytes();
    int words = (bytes.length + Long.BYTES - 1) / Long.BYTES;
    long[] packed = new long[words];
    ByteBuffer buffer = ByteBuffer.allocate(words * Long.BYTES).put(bytes).rewind();
    buffer.asLongBuffer().get(packed);
    out.longs("length", bytes.length);
    out.longs("model", packed);
  }

  @Override
  public void load(StateReader in) {
    int length = Math.toIntExact(in.longs("length", 1)[0]);
    // Read before room is made for it: that checks the length, which may say anything.
    long[] packed = in.longs("model", (int) ((length + Long.BYTES - 1L) / Long.BYTES));
    if (length < 0) {
      throw new StateException("a model cannot be " + length + " bytes long");
    }
    ByteBuffer buffer = ByteBuffer.allocate(packed.length * Long.BYTES);
    buffer.asLongBuffer().put(packed);
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    policy = Optional.of(new ClonedPolicy(bytes, environment));
  }

  @Override
  public void close() {}
}
