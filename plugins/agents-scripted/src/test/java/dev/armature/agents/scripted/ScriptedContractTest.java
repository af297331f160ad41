package dev.armature.agents.scripted;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import org.junit.jupiter.api.Nested;

/** Every kind of script. */
final class ScriptedContractTest {

  private abstract static class OnTask extends AgentContract {

    private final EnvironmentSpec environment;

    OnTask(String overrides) {
      environment = RobotArm.spec(overrides);
    }

    @Override
    protected EnvironmentSpec environment() {
      return environment;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return RobotArm.agent("noise = 0.5", context.environment(), context.streams());
    }

    @Override
    protected NetworkFactory networks() {
      return new RobotArm.NoNetworks();
    }
  }

  @Nested
  final class Home extends OnTask {
    Home() {
      super("task = home");
    }
  }

  @Nested
  final class Reach extends OnTask {
    Reach() {
      super(RobotArm.TOOL + "task = reach");
    }
  }

  @Nested
  final class Lift extends OnTask {
    Lift() {
      super(RobotArm.TOOL + "task = lift");
    }
  }

  @Nested
  final class Stack extends OnTask {
    Stack() {
      super(RobotArm.TOOL + "task = stack");
    }
  }
}
