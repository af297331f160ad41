package dev.armature.agents.ddpg;

import dev.armature.api.ActionScale;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;

/** The agent as the host sees it: a policy and a learner over one set of networks. */
final class DdpgAgent implements Agent {

  private final DdpgConfig config;
  private final DdpgNetworks networks;
  private final DdpgPolicy policy;
  private final DdpgLearner learner;

  DdpgAgent(DdpgConfig config, AgentContext context) {
    this.config = config;
    networks = new DdpgNetworks(config, context);
    ActionScale scale = new ActionScale(context.environment().action());
    policy =
        new DdpgPolicy(
            networks.actor,
            scale,
            config.explorationNoise(),
            context.streams().stream("exploration"));
    learner = new DdpgLearner(config, networks, scale, context.environment().observation().size());
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
    return DdpgLearner.metricNames();
  }

  @Override
  public void learn(TransitionBatch batch, MetricSink metrics) {
    learner.learn(batch, metrics);
  }

  @Override
  public void save(StateWriter out) {
    networks.save(out);
  }

  @Override
  public void load(StateReader in) {
    networks.load(in);
  }

  @Override
  public void close() {
    networks.close();
  }
}
