package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.Step;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest extends OnEachEngine {

  TasksTest(EngineType engine) {
    super(engine);
  }

  /** Long episodes: the scripts wait for everything to settle. */
  private static final String LONG = ", horizon = 0, reward = sparse";

  private static final int TASK = 22;

  @ParameterizedTest
  @EnumSource(TaskType.class)
  void everyTaskRepeatsBitForBitAndTruncates(TaskType task) {
    String override = RobotArms.choosing(task);
    try (Environment one = environment(override);
        Environment other = environment(override)) {
      long first = RobotArms.digest(one, 3, 2);
      RobotArms.digest(other, 4, 1);

      assertThat(RobotArms.digest(other, 3, 2)).isEqualTo(first);
    }
  }

  @Test
  void homeIsReachedAndKept() {
    RobotArmConfig config = config("task = home");
    try (Environment environment = new RobotArmProvider().create(config)) {
      float[] observation = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      for (int seed = 0; seed < 10; seed++) {
        environment.reset(seed, observation);
        double[] held = new double[6];
        double furthest = 0;
        for (int joint = 0; joint < 6; joint++) {
          held[joint] = observation[joint];
          furthest = Math.max(furthest, Math.abs(observation[joint] - observation[TASK + joint]));
        }
        assertThat(furthest).isBetween(0.05, 0.5);
        Step step = new Step(0, false, false, false);
        for (int i = 0; i < 50; i++) {
          for (int joint = 0; joint < 6; joint++) {
            double away = (observation[TASK + joint] - held[joint]) / config.jointIncrement();
            action[joint] = (float) Math.max(-1, Math.min(1, away));
            held[joint] += action[joint] * config.jointIncrement();
          }
          step = environment.step(action, observation);
          if (i > 30) {
            assertThat(step.success()).isTrue();
          }
        }
        assertThat(step.reward()).isCloseTo(0, within(0.01f));
      }
    }
  }

  @Test
  void cubeIsLifted() {
    try (ScriptedArm arm = arm("task = lift")) {
      for (int seed = 0; seed < 5; seed++) {
        arm.begin(seed);
        pick(arm, arm.cube(0));
        assertThat(arm.success()).isFalse();
        double[] cube = arm.cube(0);
        arm.moveTo(cube[0], cube[1], 0.1);
        assertThat(arm.success()).isTrue();
      }
    }
  }

  @Test
  void cubeIsPickedAndPlaced() {
    try (ScriptedArm arm = arm("task = pick-and-place")) {
      int inTheAir = 0;
      for (int seed = 0; seed < 8; seed++) {
        arm.begin(seed);
        double[] goal = {arm.seen(TASK + 16), arm.seen(TASK + 17), arm.seen(TASK + 18)};
        inTheAir += goal[2] > 0.021 ? 1 : 0;
        double[] cube = arm.cube(0);
        pick(arm, cube);
        arm.moveTo(cube[0], cube[1], 0.15);
        arm.moveTo(goal[0], goal[1], 0.15);
        arm.moveTo(goal[0], goal[1], goal[2] + 0.003);
        assertThat(arm.success()).isTrue();
      }
      assertThat(inTheAir).isBetween(1, 7);
    }
  }

  @Test
  void cubeIsPushed() {
    ScriptedArm arm =
        arm("task = push, push.goal { low = [-0.13, 0.5, 0], high = [-0.13, 0.5, 0] }");
    for (int seed = 0; seed < 5; seed++) {
      arm.begin(seed);
      double[] cube = arm.cube(0);
      double away = Math.hypot(cube[0] + 0.13, cube[1] - 0.5);
      double x = (cube[0] + 0.13) / away;
      double y = (cube[1] - 0.5) / away;
      arm.grip(Gripper.CLOSED);
      arm.moveTo(cube[0] + 0.1 * x, cube[1] + 0.1 * y, 0.15);
      arm.moveTo(cube[0] + 0.1 * x, cube[1] + 0.1 * y, 0.03);
      for (double rest = away; rest > 0; rest -= 0.02) {
        arm.moveTo(-0.13 + (rest + 0.045) * x, 0.5 + (rest + 0.045) * y, 0.03);
      }
      assertThat(arm.success()).isTrue();
      assertThat(arm.cube(0)[2]).isCloseTo(0.02, within(0.005));
    }
  }

  @Test
  void cubesAreStacked() {
    try (ScriptedArm arm = arm("task = stack")) {
      for (int seed = 0; seed < 3; seed++) {
        arm.begin(seed);
        int goals = TASK + 2 * TableObjects.OBSERVED;
        for (int level = 0; level < 2; level++) {
          double[] cube = arm.cube(level);
          pick(arm, cube);
          arm.moveTo(cube[0], cube[1], 0.15);
          arm.moveTo(arm.seen(goals), arm.seen(goals + 1), 0.15);
          arm.moveTo(arm.seen(goals), arm.seen(goals + 1), arm.seen(goals + 3 * level + 2) + 0.002);
          assertThat(arm.success()).isEqualTo(level == 1);
          arm.grip(0.3);
          arm.moveTo(arm.seen(goals), arm.seen(goals + 1), 0.2);
        }
        assertThat(arm.success()).isTrue();
      }
    }
  }

  @Test
  void objectsAreSeenWhereTheyAre() {
    try (Environment environment = environment("task = push, objects.clutter = 2")) {
      List<Dimension> dimensions = environment.spec().observation().dimensions();
      assertThat(dimensions).hasSize(TASK + 3 * TableObjects.OBSERVED + 3);
      assertThat(dimensions.get(TASK + 16).name()).isEqualTo("object_2_x");
      assertThat(dimensions.get(TASK + 3 * 16).name()).isEqualTo("goal_x");
      float[] seen = RobotArms.newObservation(environment);
      for (int seed = 0; seed < 50; seed++) {
        environment.reset(seed, seen);
        for (int box = 0; box < 3; box++) {
          int at = TASK + box * TableObjects.OBSERVED;
          assertThat(seen[at]).isBetween(-0.2801f, 0.0201f);
          assertThat(seen[at + 1]).isBetween(0.3499f, 0.6501f);
          assertThat(seen[at + 2]).isEqualTo(0.02f);
          for (int axis = 0; axis < 3; axis++) {
            assertThat(seen[at + 3 + axis])
                .isCloseTo(seen[at + axis] - seen[16 + axis], within(1e-6f));
          }
          assertThat(seen[at + 6]).isEqualTo(1);
          assertThat(Math.hypot(seen[at + 3], seen[at + 4])).isGreaterThan(0.0999);
          for (int other = 0; other < box; other++) {
            int there = TASK + other * TableObjects.OBSERVED;
            assertThat(Math.hypot(seen[at] - seen[there], seen[at + 1] - seen[there + 1]))
                .isGreaterThan(0.0999);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "pick-and-place", "stack"})
  void cubesDoNotFallThroughTheTable(String task) {
    try (Environment environment = environment("task = " + task + ", objects.clutter = 1")) {
      float[] seen = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      SplittableRandom random = new SplittableRandom(1);
      for (int episode = 0; episode < 20; episode++) {
        environment.reset(episode, seen);
        boolean done = false;
        while (!done) {
          RobotArms.fillUniform(action, random);
          action[1] = Math.min(1, action[1] + 0.3f);
          done = environment.step(action, seen).done();
          boolean overTheTable =
              Math.abs(seen[TASK]) < 0.5 && Math.abs(seen[TASK + 1] - 0.45) < 0.6;
          assertThat(seen[TASK + 2] > 0.005 || !overTheTable).isTrue();
        }
      }
    }
  }

  private ScriptedArm arm(String override) {
    RobotArmConfig config = config(override + LONG);
    return new ScriptedArm(new RobotArmProvider().create(config), config);
  }

  /** Grips a cube where it lies. */
  private static void pick(ScriptedArm arm, double[] cube) {
    arm.grip(0);
    arm.moveTo(cube[0], cube[1], 0.12);
    arm.moveTo(cube[0], cube[1], 0.022);
    arm.grip(Gripper.CLOSED);
  }
}
