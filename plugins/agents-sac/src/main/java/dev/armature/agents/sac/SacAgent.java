package dev.armature.agents.sac;

import dev.armature.api.ActionScale;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;

/** The agent as the host sees it: a policy and a learner over one set of networks. */
final class SacAgent implements Agent {

  private final SacConfig config;
  private final SacNetworks networks;
  private final Temperature temperature;
  private final SacPolicy policy;
  private final SacLearner learner;

  SacAgent(SacConfig config, AgentContext context) {
    this.config = config;
    networks = new SacNetworks(config, context);
    ActionScale scale = new ActionScale(context.environment().action());
    temperature = new Temperature(config.temperature(), scale.size());
    policy = new SacPolicy(networks.actor, scale, context.streams().stream("exploration"));
    learner =
        new SacLearner(
            config,
            networks,
            temperature,
            scale,
            context.environment().observation().size(),
            context.streams().stream("policy-noise"));
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    policy.selectModes(observations, n, actions);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    policy.sampleActions(observations, n, actions);
  }

  @Override
  public int batchSize() {
    return config.batchSize();
  }

  @Override
  public double discount() {
    return config.discount();
  }

  @Override
  public List<String> metricNames() {
    return learner.metricNames();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    learner.learn(batch, metrics);
  }

  @Override
  public void save(StateWriter out) {
    networks.save(out);
    temperature.save(out);
  }

  @Override
  public void load(StateReader in) {
    networks.load(in);
    temperature.load(in);
  }

  @Override
  public void close() {
    networks.close();
  }
}
