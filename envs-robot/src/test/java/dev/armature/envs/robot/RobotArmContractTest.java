package dev.armature.envs.robot;

import dev.armature.api.Environment;
import dev.armature.tck.EnvironmentContract;
import org.junit.jupiter.api.Nested;

/** Every task, each with another way to act, another reward or another observation. */
final class RobotArmContractTest extends OnEachEngine {

  RobotArmContractTest(EngineType engine) {
    super(engine);
  }

  private abstract class Configured extends EnvironmentContract {

    private final String overrides;

    Configured(String overrides) {
      this.overrides = overrides;
    }

    @Override
    protected Environment createEnvironment() {
      return environment(overrides);
    }
  }

  @Nested
  final class Reach extends Configured {
    Reach() {
      super("");
    }
  }

  @Nested
  final class ReachSeeingJointsAlone extends Configured {
    ReachSeeingJointsAlone() {
      super("observation-mode = joints, reward = sparse");
    }
  }

  /** Goals so near that random actions come to some of them. */
  @Nested
  final class ReachEndingOnSuccess extends Configured {
    ReachEndingOnSuccess() {
      super(
          "terminate-on-success = true,"
              + "reach.goal { low = [-0.2, 0.42, 0.26], high = [-0.06, 0.56, 0.4] }");
    }
  }

  @Nested
  final class ReachSlowToFollow extends Configured {
    ReachSlowToFollow() {
      super("randomisation { actuator-gain = [0.5, 1.5], latency = [0, 0.1] }");
    }
  }

  @Nested
  final class Home extends Configured {
    Home() {
      super("task = home, action-mode = joint-velocity");
    }
  }

  @Nested
  final class Push extends Configured {
    Push() {
      super("task = push, action-mode = end-effector-increment");
    }
  }

  @Nested
  final class Lift extends Configured {
    Lift() {
      super("task = lift, action-mode = joint-torque");
    }
  }

  @Nested
  final class PushSeenWithNoise extends Configured {
    PushSeenWithNoise() {
      super(
          "task = push, randomisation { object-mass = [0.5, 2], object-friction = [0.5, 1.5],"
              + " observation-noise = [0, 0.01] }");
    }
  }

  @Nested
  final class PickAndPlace extends Configured {
    PickAndPlace() {
      super("task = pick-and-place, reward = sparse");
    }
  }

  @Nested
  final class Stack extends Configured {
    Stack() {
      super("task = stack");
    }
  }
}
