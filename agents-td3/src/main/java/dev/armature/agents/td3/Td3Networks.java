package dev.armature.agents.td3;

import dev.armature.api.ActionScale;
import dev.armature.api.Activation;
import dev.armature.api.AgentContext;
import dev.armature.api.Checkpointable;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;

/**
 * The actor, the critics as one ensemble, and a target for each. The actor's output is tanh, in
 * [−1, 1]; {@link ActionScale} maps it to the action.
 */
final class Td3Networks implements Checkpointable, AutoCloseable {

  final Network actor;
  final Network actorTarget;

  /** Q1, Q2, …: inputs {@code [n, observation + action]}, outputs {@code [critics, n, 1]}. */
  final Network critics;

  final Network criticTargets;

  /** Q1 alone, along which the actor climbs. */
  final Network q1;

  Td3Networks(Td3Config config, AgentContext context) {
    int observations = context.environment().observation().size();
    int actions = context.environment().action().size();
    NetworkSpec actorSpec = config.actor().spec(observations, actions, 1, Activation.TANH);
    NetworkSpec criticSpec =
        config.critic().spec(observations + actions, 1, config.critics(), Activation.IDENTITY);
    NetworkFactory networks = context.networks();
    RandomStream actorStream = context.streams().stream("initialisation.actor");
    RandomStream criticStream = context.streams().stream("initialisation.critics");
    actor = networks.create(actorSpec, actorStream);
    actorTarget = networks.create(actorSpec.target(), actorStream);
    critics = networks.create(criticSpec, criticStream);
    criticTargets = networks.create(criticSpec.target(), criticStream);
    actorTarget.copyFrom(actor);
    criticTargets.copyFrom(critics);
    q1 = critics.member(0);
  }

  /** Moves every target towards its network. */
  void followWith(float tau) {
    actorTarget.polyakFrom(actor, tau);
    criticTargets.polyakFrom(critics, tau);
  }

  @Override
  public void save(StateWriter out) {
    actor.saveParameters(out.scoped("actor"));
    actor.saveOptimizer(out.scoped("actor_optimizer"));
    actorTarget.saveParameters(out.scoped("actor_target"));
    for (int i = 0; i < critics.spec().members(); i++) {
      String name = critic(i);
      critics.member(i).saveParameters(out.scoped(name));
      critics.member(i).saveOptimizer(out.scoped(name + "_optimizer"));
      criticTargets.member(i).saveParameters(out.scoped(name + "_target"));
    }
  }

  @Override
  public void load(StateReader in) {
    actor.loadParameters(in.scoped("actor"));
    actor.loadOptimizer(in.scoped("actor_optimizer"));
    actorTarget.loadParameters(in.scoped("actor_target"));
    for (int i = 0; i < critics.spec().members(); i++) {
      String name = critic(i);
      critics.member(i).loadParameters(in.scoped(name));
      critics.member(i).loadOptimizer(in.scoped(name + "_optimizer"));
      criticTargets.member(i).loadParameters(in.scoped(name + "_target"));
    }
  }

  private static String critic(int index) {
    return "Q" + (index + 1);
  }

  @Override
  public void close() {
    criticTargets.close();
    critics.close();
    actorTarget.close();
    actor.close();
  }
}
