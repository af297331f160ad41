package example.tiny;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import dev.armature.api.MetricSink;
import dev.armature.api.RandomStream;
import dev.armature.api.Setting;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;
import org.pf4j.Extension;

/** One action for all observations, by reward-weighted regression (Peters and Schaal 2007). */
final class TinyAgent implements Agent {

  private final TinyConfig config;
  private final RandomStream exploration;
  private final int observationSize;
  private final float[] guess = new float[1];

  TinyAgent(TinyConfig config, AgentContext context) {
    this.config = config;
    exploration = context.streams().stream("exploration");
    observationSize = context.environment().observation().size();
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    java.util.Arrays.fill(actions, 0, n, guess[0]);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    for (int i = 0; i < n; i++) {
      double action = guess[0] + config.exploration() * exploration.nextGaussian();
      actions[i] = (float) Math.max(-1, Math.min(1, action));
    }
  }

  @Override
  public int batchSize() {
    return config.batchSize();
  }

  @Override
  public double discount() {
    return 0;
  }

  @Override
  public List<String> metricNames() {
    return List.of("guess");
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < batch.size(); i++) {
      double weight = Math.exp(batch.rewards()[i] / config.temperature());
      weights += weight;
      sum += weight * batch.actions()[i];
    }
    guess[0] += (float) (0.1 * (sum / weights - guess[0]));
    metrics.record("guess", guess[0]);
  }

  @Override
  public void save(StateWriter out) {
    out.floats("guess", new int[] {1}, guess);
    out.longs("observation-size", observationSize);
  }

  @Override
  public void load(StateReader in) {
    in.floats("guess", new int[] {1}, guess);
  }

  @Override
  public void close() {}

  record TinyConfig(
      @Setting(value = "Transitions of a batch", range = "[1, inf)") int batchSize,
      @Setting(value = "Reward by which a weight grows e-fold", range = "(0, inf)")
          double temperature,
      @Setting(value = "Standard deviation of exploration", range = "[0, inf)")
          double exploration) {}

  @Extension
  public static final class Provider implements AgentProvider<TinyConfig> {
    @Override
    public String type() {
      return "tiny";
    }

    @Override
    public String summary() {
      return "Reward-weighted regression of one action";
    }

    @Override
    public Class<TinyConfig> configType() {
      return TinyConfig.class;
    }

    @Override
    public Agent create(TinyConfig config, AgentContext context) {
      return new TinyAgent(config, context);
    }
  }
}
