package dev.armature.agents.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Agent;
import dev.armature.api.Environment;
import dev.armature.api.Evaluation;
import dev.armature.host.random.SeededStreams;
import dev.armature.host.training.Evaluator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every task can be solved in its time; success counts at the last step of an episode. */
class SolvedTasksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task = home, action-mode = joint-increment",
        "task = reach",
        "task = push",
        "task = lift",
        "task = pick-and-place",
        "task = stack, horizon = 100"
      })
  void byDefault(String task) {
    assertThat(success(20, task)).isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task = lift, objects { size = 0.02, mass = 0.1 }",
        "task = lift, objects { size = 0.06, friction = 0.5 }",
        "task = pick-and-place, objects.clutter = 3, horizon = 100",
        "task = stack, stack.height = 3, horizon = 200"
      })
  void withOtherCubes(String task) {
    assertThat(success(5, task)).isGreaterThanOrEqualTo(0.8);
  }

  /** The rate that the host finds for the agent. */
  private static double success(int episodes, String task) {
    SeededStreams streams = new SeededStreams(0);
    try (Environment environment = RobotArm.environment(RobotArm.TOOL + task);
        Agent agent = RobotArm.agent("", environment.spec(), streams.of("agent"))) {
      Evaluation evaluation =
          new Evaluator(agent, environment, streams.stream("evaluation.seeds")).evaluate(episodes);
      return evaluation.successRate().orElseThrow();
    }
  }
}
