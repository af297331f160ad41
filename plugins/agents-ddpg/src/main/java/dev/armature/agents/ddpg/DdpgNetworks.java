package dev.armature.agents.ddpg;

import dev.armature.api.ActionScale;
import dev.armature.api.Activation;
import dev.armature.api.AgentContext;
import dev.armature.api.Checkpointable;
import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;

/**
 * The actor, the critic, and a target for each. The actor's output is tanh, in [−1, 1]; {@link
 * ActionScale} maps it to the action.
 */
final class DdpgNetworks implements Checkpointable, AutoCloseable {

  final Network actor;
  final Network actorTarget;

  /** Q: inputs {@code [n, observation + action]}, outputs {@code [n, 1]}. */
  final Network critic;

  final Network criticTarget;

  DdpgNetworks(DdpgConfig config, AgentContext context) {
    int observations = context.environment().observation().size();
    int actions = context.environment().action().size();
    NetworkSpec actorSpec = config.actor().spec(observations, actions, 1, Activation.TANH);
    NetworkSpec criticSpec =
        config.critic().spec(observations + actions, 1, 1, Activation.IDENTITY);
    RandomStream actorStream = context.streams().stream("initialisation.actor");
    RandomStream criticStream = context.streams().stream("initialisation.critics");
    actor = context.networks().create(actorSpec, actorStream);
    actorTarget = context.networks().create(actorSpec.target(), actorStream);
    critic = context.networks().create(criticSpec, criticStream);
    criticTarget = context.networks().create(criticSpec.target(), criticStream);
    actorTarget.copyFrom(actor);
    criticTarget.copyFrom(critic);
  }

  /** Moves both targets towards their networks. */
  void followWith(float tau) {
    actorTarget.polyakFrom(actor, tau);
    criticTarget.polyakFrom(critic, tau);
  }

  @Override
  public void save(StateWriter out) {
    actor.saveParameters(out.scoped("actor"));
    actor.saveOptimizer(out.scoped("actor_optimizer"));
    actorTarget.saveParameters(out.scoped("actor_target"));
    critic.saveParameters(out.scoped("Q1"));
    critic.saveOptimizer(out.scoped("Q1_optimizer"));
    criticTarget.saveParameters(out.scoped("Q1_target"));
  }

  @Override
  public void load(StateReader in) {
    actor.loadParameters(in.scoped("actor"));
    actor.loadOptimizer(in.scoped("actor_optimizer"));
    actorTarget.loadParameters(in.scoped("actor_target"));
    critic.loadParameters(in.scoped("Q1"));
    critic.loadOptimizer(in.scoped("Q1_optimizer"));
    criticTarget.loadParameters(in.scoped("Q1_target"));
  }

  @Override
  public void close() {
    criticTarget.close();
    critic.close();
    actorTarget.close();
    actor.close();
  }
}
