package dev.armature.app.isolation;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;

/** Tells the version of its Jackson, and whether its plugin is isolated, at each gradient step. */
final class IsolatedAgent implements Agent {

  private boolean isIsolated = true;

  private void look() {
    isIsolated &= Surroundings.isIsolated("dev.armature.app.isolation.IsolatedEnvironment");
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    look();
    Arrays.fill(actions, 0, n, 0);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    act(observations, n, actions);
  }

  @Override
  public int batchSize() {
    return 2;
  }

  @Override
  public double discount() {
    return 0;
  }

  @Override
  public List<String> metricNames() {
    return List.of("jackson", "isolated");
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    look();
    metrics.record("jackson", Surroundings.jackson());
    metrics.record("isolated", isIsolated ? 1 : 0);
  }

  @Override
  public void save(StateWriter out) {
    look();
    out.longs("isolated", isIsolated ? 1 : 0);
  }

  @Override
  public void load(StateReader in) {
    isIsolated = in.longs("isolated", 1)[0] == 1;
  }

  @Override
  public void close() {}

  record NoConfig() {}

  /** Offers it. */
  @Extension
  public static final class Provider implements AgentProvider<NoConfig> {
    @Override
    public String type() {
      return "isolated";
    }

    @Override
    public String summary() {
      return "Looks around at each call";
    }

    @Override
    public Class<NoConfig> configType() {
      return NoConfig.class;
    }

    @Override
    public Agent create(NoConfig config, AgentContext context) {
      return new IsolatedAgent();
    }
  }
}
