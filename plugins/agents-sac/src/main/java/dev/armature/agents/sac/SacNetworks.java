package dev.armature.agents.sac;

import dev.armature.api.Activation;
import dev.armature.api.AgentContext;
import dev.armature.api.Checkpointable;
import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;

/**
 * The actor, the two critics as one ensemble, and the critics' targets. The actor has no target:
 * SAC bootstraps with what the policy would do now.
 */
final class SacNetworks implements Checkpointable, AutoCloseable {

  private static final int CRITICS = 2;

  /**
   * Inputs {@code [n, observation]}, outputs {@code [n, 2 action]}: the means before tanh, then the
   * logarithms of the standard deviations.
   */
  final Network actor;

  /** Q1 and Q2: inputs {@code [n, observation + action]}, outputs {@code [2, n, 1]}. */
  final Network critics;

  final Network criticTargets;

  SacNetworks(SacConfig config, AgentContext context) {
    int observations = context.environment().observation().size();
    int actions = context.environment().action().size();
    NetworkSpec actorSpec = config.actor().spec(observations, 2 * actions, 1, Activation.IDENTITY);
    NetworkSpec criticSpec =
        config.critic().spec(observations + actions, 1, CRITICS, Activation.IDENTITY);
    RandomStream criticStream = context.streams().stream("initialisation.critics");
    actor = context.networks().create(actorSpec, context.streams().stream("initialisation.actor"));
    critics = context.networks().create(criticSpec, criticStream);
    criticTargets = context.networks().create(criticSpec.target(), criticStream);
    criticTargets.copyFrom(critics);
  }

  /** Moves the targets towards the critics. */
  void followWith(float tau) {
    criticTargets.polyakFrom(critics, tau);
  }

  @Override
  public void save(StateWriter out) {
    actor.saveParameters(out.scoped("actor"));
    actor.saveOptimizer(out.scoped("actor_optimizer"));
    for (int i = 0; i < CRITICS; i++) {
      String name = "Q" + (i + 1);
      critics.member(i).saveParameters(out.scoped(name));
      critics.member(i).saveOptimizer(out.scoped(name + "_optimizer"));
      criticTargets.member(i).saveParameters(out.scoped(name + "_target"));
    }
  }

  @Override
  public void load(StateReader in) {
    actor.loadParameters(in.scoped("actor"));
    actor.loadOptimizer(in.scoped("actor_optimizer"));
    for (int i = 0; i < CRITICS; i++) {
      String name = "Q" + (i + 1);
      critics.member(i).loadParameters(in.scoped(name));
      critics.member(i).loadOptimizer(in.scoped(name + "_optimizer"));
      criticTargets.member(i).loadParameters(in.scoped(name + "_target"));
    }
  }

  @Override
  public void close() {
    criticTargets.close();
    critics.close();
    actor.close();
  }
}
