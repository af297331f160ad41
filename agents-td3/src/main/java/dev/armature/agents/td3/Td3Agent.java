package dev.armature.agents.td3;

import dev.armature.api.ActionScale;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;
import java.util.Optional;

/** The agent as the host sees it: a policy and a learner over one set of networks. */
final class Td3Agent implements Agent {

  private final Td3Config config;
  private final Td3Networks networks;
  private final Exploration exploration;
  private final Td3Policy policy;
  private final Td3Learner learner;

  Td3Agent(Td3Config config, AgentContext context) {
    this.config = config;
    networks = new Td3Networks(config, context);
    ActionScale scale = new ActionScale(context.environment().action());
    exploration =
        new Exploration(
            config.explorationNoise(),
            config.explorationCorrelation(),
            scale.size(),
            context.streams().stream("exploration"));
    policy = new Td3Policy(networks.actor, scale, config.noiseUnit(), exploration);
    learner =
        new Td3Learner(
            config,
            networks,
            scale,
            context.environment().observation().size(),
            context.streams().stream("target-noise"));
  }

  @Override
  public void act(float[] observations, int n, float[] actions) {
    policy.selectActions(observations, n, actions);
  }

  @Override
  public void explore(float[] observations, int n, float[] actions) {
    policy.selectNoisyActions(observations, n, actions);
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
  public Optional<DemonstrationSettings> demonstrations() {
    return config.demonstrations().settings();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    learner.learn(batch, metrics);
  }

  Td3Learner learner() {
    return learner;
  }

  @Override
  public void save(StateWriter out) {
    networks.save(out);
    out.longs("updates", learner.updates());
    exploration.save(out);
  }

  @Override
  public void load(StateReader in) {
    networks.load(in);
    learner.restoreUpdates(in.longs("updates", 1)[0]);
    exploration.load(in);
  }

  @Override
  public void close() {
    networks.close();
  }
}
