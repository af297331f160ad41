package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.Step;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RobotArmEnvironmentTest extends OnEachEngine {

  RobotArmEnvironmentTest(EngineType engine) {
    super(engine);
  }

  private static final List<String> JOINTS =
      List.of(
          "shoulder_pan",
          "shoulder_lift",
          "elbow",
          "wrist_1",
          "wrist_2",
          "wrist_3",
          "gripper_right_driver",
          "gripper_left_driver");

  @Test
  void jointObservationIsTheArmThenTheTwoDrivers() {
    try (Environment environment = environment("observation-mode = joints")) {
      List<Dimension> dimensions = environment.spec().observation().dimensions();
      assertThat(dimensions).extracting(Dimension::name).isEqualTo(JOINTS);
      assertThat(dimensions).extracting(Dimension::unit).containsOnly("rad");

      float[] observation = new float[8];
      environment.reset(1, observation);
      for (int joint = 0; joint < 6; joint++) {
        assertThat(observation[joint])
            .isCloseTo(RobotArms.HOME.get(joint).floatValue(), within(1e-6f));
      }
      for (int i = 0; i < 40; i++) {
        environment.step(new float[] {1, 0, 0, 0, 0, 0, 0.2f}, observation);
      }
      assertThat(observation[0]).isGreaterThan(1.5f);
      assertThat(observation[1]).isCloseTo(RobotArms.HOME.get(1).floatValue(), within(0.05f));
      assertThat(observation[6]).isBetween(0.3f, 0.4f);
      assertThat(observation[7]).isCloseTo(observation[6], within(0.02f));
    }
  }

  @Test
  void taskObservationAddsVelocitiesTheToolAndTheGoal() {
    try (Environment environment = environment("")) {
      List<Dimension> dimensions = environment.spec().observation().dimensions();
      assertThat(dimensions.subList(0, 8)).extracting(Dimension::name).isEqualTo(JOINTS);
      assertThat(dimensions.subList(8, 16))
          .extracting(Dimension::name)
          .isEqualTo(JOINTS.stream().map(name -> name + "_velocity").toList());
      assertThat(dimensions.subList(16, 25))
          .extracting(dimension -> dimension.name() + " " + dimension.unit())
          .containsExactly(
              "end_effector_x m",
              "end_effector_y m",
              "end_effector_z m",
              "end_effector_velocity_x m/s",
              "end_effector_velocity_y m/s",
              "end_effector_velocity_z m/s",
              "goal_x m",
              "goal_y m",
              "goal_z m");
      assertThat(dimensions).hasSize(25);
    }
  }

  @Test
  void toolPositionAndVelocityFitTheJoints() {
    try (Environment environment = environment("")) {
      float[] observation = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      SplittableRandom random = new SplittableRandom(5);
      environment.reset(3, observation);
      ArmKinematics kinematics = new ArmKinematics();
      ArmKinematics later = new ArmKinematics();
      for (int i = 0; i < 20; i++) {
        RobotArms.fillUniform(action, random);
        environment.step(action, observation);
        double[] angles = new double[6];
        double[] moved = new double[6];
        double moment = 1e-4;
        for (int joint = 0; joint < 6; joint++) {
          angles[joint] = observation[joint];
          moved[joint] = observation[joint] + moment * observation[8 + joint];
        }
        kinematics.update(angles);
        later.update(moved);
        for (int axis = 0; axis < 3; axis++) {
          double velocity = (later.tool(axis) - kinematics.tool(axis)) / moment;
          assertThat((double) observation[16 + axis])
              .isCloseTo(kinematics.tool(axis), within(1e-6));
          assertThat((double) observation[19 + axis]).isCloseTo(velocity, within(1e-3));
        }
      }
    }
  }

  @Test
  void sameSeedsGiveTheSameBitsWhateverCameBefore() {
    try (Environment one = environment("");
        Environment other = environment("")) {
      long fresh = RobotArms.digest(one, 7, 3);
      RobotArms.digest(other, 8, 2);
      other.reset(99, RobotArms.newObservation(other));

      assertThat(RobotArms.digest(other, 7, 3)).isEqualTo(fresh);
      assertThat(RobotArms.digest(one, 8, 3)).isNotEqualTo(fresh);
    }
  }

  @Test
  void twoEnvironmentsAtATimeDoNotDisturbEachOther() {
    try (Environment alone = environment("");
        Environment one = environment("");
        Environment other = environment("")) {
      long expected = RobotArms.digest(alone, 11, 4);
      var elsewhere = CompletableFuture.supplyAsync(() -> RobotArms.digest(other, 11, 4));

      assertThat(RobotArms.digest(one, 11, 4)).isEqualTo(expected);
      assertThat(elsewhere.join()).isEqualTo(expected);
    }
  }

  @Test
  void timeLimitTruncatesAndNeverTerminates() {
    try (Environment environment = environment("")) {
      float[] observation = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      environment.reset(1, observation);
      for (int i = 1; i <= 50; i++) {
        Step step = environment.step(action, observation);
        assertThat(step.terminated()).isFalse();
        assertThat(step.truncated()).isEqualTo(i == 50);
      }
      assertThatThrownBy(() -> environment.step(action, observation))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void rewardsFollowTheDistanceToTheGoal() {
    try (Environment dense = environment("");
        Environment sparse = environment("reward = sparse")) {
      float[] observation = RobotArms.newObservation(dense);
      float[] action = RobotArms.newAction(dense);
      int successes = 0;
      for (int seed = 0; seed < 300; seed++) {
        dense.reset(seed, observation);
        sparse.reset(seed, observation);
        Step graded = dense.step(action, observation);
        Step plain = sparse.step(action, observation);
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          squared += Math.pow(observation[16 + axis] - observation[22 + axis], 2);
        }
        assertThat(-graded.reward()).isCloseTo((float) Math.sqrt(squared), within(1e-6f));
        assertThat(graded.success()).isEqualTo(graded.reward() > -0.05f);
        assertThat(plain.success()).isEqualTo(graded.success());
        assertThat(plain.reward()).isEqualTo(plain.success() ? 0f : -1f);
        successes += plain.success() ? 1 : 0;
      }
      assertThat(successes).isBetween(1, 30);
    }
  }

  @Test
  void successTerminatesOnlyWhereAskedFor() {
    String nearStart = "reach.goal { low = [-0.14, 0.49, 0.33], high = [-0.13, 0.5, 0.34] }";
    try (Environment going = environment(nearStart);
        Environment ending = environment(nearStart + ", terminate-on-success = true")) {
      float[] observation = RobotArms.newObservation(going);
      float[] action = RobotArms.newAction(going);
      going.reset(1, observation);
      ending.reset(1, observation);

      Step on = going.step(action, observation);
      assertThat(on.success()).isTrue();
      assertThat(on.done()).isFalse();
      Step end = ending.step(action, observation);
      assertThat(end.success()).isTrue();
      assertThat(end.terminated()).isTrue();
      assertThat(end.truncated()).isFalse();
    }
  }

  @Test
  void goalsFillTheirRegion() {
    try (Environment environment = environment("")) {
      float[] observation = RobotArms.newObservation(environment);
      List<Dimension> goal = environment.spec().observation().dimensions().subList(22, 25);
      float[] least = {9, 9, 9};
      float[] greatest = {-9, -9, -9};
      for (int seed = 0; seed < 100; seed++) {
        environment.reset(seed, observation);
        for (int axis = 0; axis < 3; axis++) {
          assertThat(observation[22 + axis]).isBetween(goal.get(axis).low(), goal.get(axis).high());
          least[axis] = Math.min(least[axis], observation[22 + axis]);
          greatest[axis] = Math.max(greatest[axis], observation[22 + axis]);
        }
      }
      for (int axis = 0; axis < 3; axis++) {
        assertThat(greatest[axis] - least[axis]).isGreaterThan(0.27f);
      }
    }
  }

  @Test
  void actionsBeyondTheirBoundsCountAsTheBounds() {
    try (Environment one = environment("");
        Environment other = environment("")) {
      float[] first = RobotArms.newObservation(one);
      float[] second = RobotArms.newObservation(one);
      one.reset(1, first);
      other.reset(1, second);
      one.step(new float[] {5, -5, Float.POSITIVE_INFINITY, 0, 0, 0, 3}, first);
      other.step(new float[] {1, -1, 1, 0, 0, 0, 1}, second);

      assertThat(first).isEqualTo(second);
    }
  }

  @Test
  void refusesAnActionThatIsNotANumber() {
    try (Environment environment = environment("")) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      float[] action = {0, 0, Float.NaN, 0, 0, 0, 0};

      assertThatThrownBy(() -> environment.step(action, observation))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("elbow_increment");
    }
  }

  @Test
  void refusesAStepBeforeTheFirstReset() {
    try (Environment environment = environment("")) {
      assertThatThrownBy(() -> environment.step(new float[7], new float[25]))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void closesTwiceAndRefusesToGoOn() {
    Environment environment = environment("");
    environment.reset(1, RobotArms.newObservation(environment));
    environment.close();
    environment.close();

    assertThatThrownBy(() -> environment.reset(1, new float[25]))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closesWithoutEverHavingStarted() {
    Environment environment = environment("");
    environment.close();
    environment.close();
  }

  @Test
  void coarserPhysicsAlsoRunsAtTwentyFiveHertz() {
    try (Environment environment = environment("substeps = 10, physics-step = 0.004")) {
      assertThat(environment.spec().controlPeriod()).isCloseTo(0.04, within(1e-12));
      assertThat(RobotArms.digest(environment, 1, 1)).isNotZero();
    }
  }
}
