package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.api.Step;
import org.junit.jupiter.api.Test;

/** Shows that the default task can be solved in its time, by inverse kinematics on what is seen. */
class ReachSolvabilityTest extends OnEachEngine {

  ReachSolvabilityTest(EngineType engine) {
    super(engine);
  }

  @Test
  void inverseKinematicsReachesNearlyEveryGoal() {
    RobotArmConfig config = config("");
    int episodes = 200;
    int solved = 0;
    int solvedByHalfTime = 0;
    try (Environment environment = new RobotArmProvider().create(config)) {
      float[] observation = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      for (int episode = 0; episode < episodes; episode++) {
        environment.reset(episode, observation);
        double[] goal = {observation[22], observation[23], observation[24]};
        double[] target = RobotArms.home();
        assertThat(new InverseKinematics().reach(goal, target)).isTrue();
        double[] held = RobotArms.home();
        boolean success = false;
        for (int i = 0; i < config.horizon(); i++) {
          for (int joint = 0; joint < 6; joint++) {
            double wanted = (target[joint] - held[joint]) / config.jointIncrement();
            action[joint] = (float) Math.max(-1, Math.min(1, wanted));
            held[joint] += action[joint] * config.jointIncrement();
          }
          Step step = environment.step(action, observation);
          success = step.success();
          if (i == config.horizon() / 2) {
            solvedByHalfTime += success ? 1 : 0;
          }
        }
        solved += success ? 1 : 0;
      }
    }
    assertThat(solved).isGreaterThanOrEqualTo(198);
    assertThat(solvedByHalfTime).isGreaterThanOrEqualTo(198);
  }
}
