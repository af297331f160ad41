package dev.armature.agents.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Agent;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.PluginSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedAgentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"task = home, action-mode = joint-increment", "task = reach", "task = stack"})
  void dimensionsAreFoundByTheirNames(String task) {
    try (Environment environment = RobotArm.environment(RobotArm.TOOL + task)) {
      EnvironmentSpec spec = environment.spec();
      float[] observation = new float[spec.observation().size()];
      environment.reset(5, observation);
      float[] reversedObservation = new float[observation.length];
      for (int i = 0; i < observation.length; i++) {
        reversedObservation[i] = observation[observation.length - 1 - i];
      }
      EnvironmentSpec reversed =
          new EnvironmentSpec(
              reversed(spec.observation()),
              reversed(spec.action()),
              spec.controlPeriod(),
              spec.horizon(),
              spec.reportsSuccess());

      float[] action = act(spec, observation);
      float[] reversedAction = act(reversed, reversedObservation);

      for (int i = 0; i < action.length; i++) {
        assertThat(reversedAction[action.length - 1 - i]).isEqualTo(action[i]);
      }
    }
  }

  private static Space reversed(Space space) {
    List<Dimension> dimensions = new ArrayList<>(space.dimensions());
    Collections.reverse(dimensions);
    return new Space(dimensions);
  }

  private static float[] act(EnvironmentSpec spec, float[] observation) {
    float[] action = new float[spec.action().size()];
    try (Agent agent = RobotArm.agent("", spec, new SeededStreams(0).of("agent"))) {
      agent.act(observation, 1, action);
    }
    return action;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task = reach | the action end_effector_x_increment | action-mode = end-effector-increment",
        "task = lift, action-mode = joint-torque | the action end_effector_x_increment"
            + " | action-mode = end-effector-increment",
        "task = home, action-mode = end-effector-increment | the action shoulder_pan_increment"
            + " | action-mode = joint-increment",
        "observation-mode = joints | the environment shows none | observation-mode = task"
      })
  void whatIsMissingIsToldWithTheSettingThatHelps(String settings, String missing, String setting) {
    assertThatThrownBy(() -> act(RobotArm.spec(settings), new float[0]))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(missing)
        .hasMessageContaining(setting);
  }

  @Test
  void tolerancesThatContradictEachOtherAreRefused() {
    assertThatThrownBy(
            () ->
                PluginSettings.bind(Service.AGENT, new ScriptedProvider(), "keep-tolerance=0.001"))
        .hasMessageContaining("agent.scripted.keep-tolerance: keep-tolerance is 0.001 m")
        .hasMessageContaining("place-tolerance of 0.008 m");
  }

  @Test
  void aGoalOfSomethingElseIsNotTakenForTheTools() {
    EnvironmentSpec point =
        new EnvironmentSpec(
            Space.of(Dimension.unbounded("x", "m"), Dimension.unbounded("goal_x", "m")),
            Space.of(new Dimension("velocity_x", "m/s", -1, 1)),
            0.1,
            10,
            true);

    assertThatThrownBy(() -> act(point, new float[2]))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the observation end_effector_x")
        .hasMessageContaining("type = robot-arm");
  }

  @Test
  void observationsWithoutTheirUnitsAreRefused() {
    EnvironmentSpec spec = RobotArm.spec(RobotArm.TOOL + "task = reach");
    EnvironmentSpec pure =
        new EnvironmentSpec(
            new Space(
                spec.observation().dimensions().stream()
                    .map(it -> Dimension.unbounded(it.name(), ""))
                    .toList()),
            spec.action(),
            spec.controlPeriod(),
            spec.horizon(),
            spec.reportsSuccess());

    assertThatThrownBy(() -> act(pure, new float[0]))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the observation end_effector_x in its unit")
        .hasMessageContaining("normalisation.observations = false");
  }

  @Test
  void noiseIsAddedWhileExploringAlone() {
    EnvironmentSpec spec = RobotArm.spec(RobotArm.TOOL + "task = reach");
    float[] observation = new float[spec.observation().size()];
    float[] action = new float[spec.action().size()];
    float[] explored = new float[spec.action().size()];
    try (Agent quiet = RobotArm.agent("", spec, new SeededStreams(0).of("agent"));
        Agent noisy = RobotArm.agent("noise = 0.1", spec, new SeededStreams(0).of("agent"))) {
      noisy.act(observation, 1, action);
      quiet.explore(observation, 1, explored);
      assertThat(explored).isEqualTo(action);

      double squares = 0;
      int draws = 1000;
      for (int draw = 0; draw < draws; draw++) {
        noisy.explore(observation, 1, explored);
        squares += Math.pow(explored[0] - action[0], 2);
      }
      assertThat(Math.sqrt(squares / draws)).isBetween(0.09, 0.11);
    }
  }
}
