package example.faulty;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import dev.armature.api.MetricSink;
import dev.armature.api.Setting;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;

/** Does and learns nothing, until it goes wrong. */
final class FaultyAgent implements Agent {

  private final FaultyConfig config;
  private final float[] weights = new float[10];
  private long learned;

  FaultyAgent(FaultyConfig config) {
    this.config = config;
  }

  private boolean is(Fault fault) {
    return config.fault() == fault && learned >= config.at();
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    float action = is(Fault.NAN_ACTION) ? Float.NaN : is(Fault.WIDE_ACTION) ? 1.5f : 0;
    Arrays.fill(actions, 0, n, action);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    act(observations, n, actions);
  }

  @Override
  public int batchSize() {
    return 4;
  }

  @Override
  public double discount() {
    return 0;
  }

  @Override
  public List<String> metricNames() {
    return List.of("losses/nothing");
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    learned++;
    if (is(Fault.NAN_WEIGHT)) {
      weights[7] = Float.NaN;
    }
    metrics.record("losses/nothing", is(Fault.NAN_LOSS) ? Double.NaN : 0);
  }

  @Override
  public void save(StateWriter out) {
    out.scoped("actor").floats("weights", new int[] {10}, weights);
    out.longs("learned", learned);
  }

  @Override
  public void load(StateReader in) {
    in.scoped("actor").floats("weights", new int[] {10}, weights);
    learned = in.longs("learned", 1)[0];
  }

  @Override
  public void close() {}

  enum Fault {
    NONE,
    NAN_LOSS,
    NAN_WEIGHT,
    NAN_ACTION,
    WIDE_ACTION
  }

  record FaultyConfig(
      @Setting("What goes wrong") Fault fault, @Setting("After which gradient step") int at) {}

  @Extension
  public static final class Provider implements AgentProvider<FaultyConfig> {
    @Override
    public String type() {
      return "faulty";
    }

    @Override
    public String summary() {
      return "Nothing that goes wrong";
    }

    @Override
    public Class<FaultyConfig> configType() {
      return FaultyConfig.class;
    }

    @Override
    public Agent create(FaultyConfig config, AgentContext context) {
      return new FaultyAgent(config);
    }
  }
}
