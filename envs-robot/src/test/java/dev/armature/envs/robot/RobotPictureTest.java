package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.RenderedEnvironment;
import dev.armature.envs.robot.drawing.Block;
import dev.armature.envs.robot.drawing.Part;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotPictureTest {

  private static final int WIDTH = RobotPicture.SIZE.width();
  private static final int TOOL = 16;
  private static final int GOAL = 22;

  private static RenderedEnvironment environment(String overrides) {
    return (RenderedEnvironment) RobotArms.environment(overrides);
  }

  private static int[] frame(RenderedEnvironment environment) {
    int[] frame = new int[environment.frameSize().pixels()];
    environment.render(frame);
    return frame;
  }

  private static int red(int pixel) {
    return pixel >> 16;
  }

  private static int green(int pixel) {
    return (pixel >> 8) & 0xff;
  }

  private static int blue(int pixel) {
    return pixel & 0xff;
  }

  /** Whether the hue is about that of a goal that does not hold; a yellow cube's is another. */
  private static boolean isOrange(int pixel) {
    int colourful = red(pixel) - blue(pixel);
    return colourful > 40
        && green(pixel) - blue(pixel) > 0.3 * colourful
        && green(pixel) - blue(pixel) < 0.65 * colourful;
  }

  private static boolean isGreen(int pixel) {
    return green(pixel) - red(pixel) > 20 && green(pixel) - blue(pixel) > 10;
  }

  /** Pixels of a colour in the view from the side, or in that from above. */
  private static int count(int[] frame, boolean above, IntPredicate colour) {
    int count = 0;
    for (int i = 0; i < frame.length; i++) {
      // The lamp and the words are in the first 64 rows.
      boolean counts = i / WIDTH >= 64 && i % WIDTH >= WIDTH / 2 == above;
      count += counts && colour.test(frame[i]) ? 1 : 0;
    }
    return count;
  }

  @Test
  void goalAndLampTellWhetherItHolds() {
    int successes = 0;
    try (RenderedEnvironment environment = environment("reach.success-distance = 0.1")) {
      float[] seen = RobotArms.newObservation(environment);
      for (int seed = 0; seed < 60; seed++) {
        environment.reset(seed, seen);
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          squared += Math.pow(seen[TOOL + axis] - seen[GOAL + axis], 2);
        }
        boolean success = Math.sqrt(squared) < 0.1;
        successes += success ? 1 : 0;
        int[] frame = frame(environment);
        IntPredicate expected = success ? RobotPictureTest::isGreen : RobotPictureTest::isOrange;
        IntPredicate other = success ? RobotPictureTest::isOrange : RobotPictureTest::isGreen;
        assertThat(expected.test(frame[18 * WIDTH + 18])).as("lamp").isTrue();
        for (boolean above : new boolean[] {false, true}) {
          assertThat(count(frame, above, expected)).isGreaterThan(50);
          assertThat(count(frame, above, other)).isZero();
        }
      }
    }
    assertThat(successes).isBetween(1, 59);
  }

  @ParameterizedTest
  @ValueSource(strings = {"home", "push", "lift", "pick-and-place", "stack"})
  void eachTaskShowsItsGoalInBothViews(String task) {
    try (RenderedEnvironment environment = environment("task = " + task)) {
      float[] seen = RobotArms.newObservation(environment);
      environment.reset(2, seen);
      int[] frame = frame(environment);

      assertThat(count(frame, false, RobotPictureTest::isOrange)).isGreaterThan(50);
      assertThat(count(frame, true, RobotPictureTest::isOrange)).isGreaterThan(50);
    }
  }

  @Test
  void theRobotIsDrawnWhereItsKinematicsSay() {
    SplittableRandom random = new SplittableRandom(3);
    ArmKinematics kinematics = new ArmKinematics();
    double[] gripper = new double[Gripper.JOINTS];
    double driver = GripperLinkage.meetingAngle();
    for (int finger = 0; finger < Gripper.JOINTS; finger += Gripper.JOINTS / 2) {
      gripper[finger] = driver;
      gripper[finger + 1] = GripperLinkage.COUPLER;
      gripper[finger + 2] = GripperLinkage.springLink(driver);
      gripper[finger + 3] = GripperLinkage.follower(driver);
    }
    for (int i = 0; i < 100; i++) {
      double[] arm = random.doubles(ArmJoint.COUNT, -3, 3).toArray();
      kinematics.update(arm);
      List<Block> pads =
          RobotParts.at(arm, gripper).stream()
              .map(Part::body)
              .filter(Block.class::isInstance)
              .map(Block.class::cast)
              .filter(block -> isPad(block))
              .toList();

      assertThat(pads).hasSize(2);
      assertThat((pads.get(0).centre().x() + pads.get(1).centre().x()) / 2)
          .isEqualTo(kinematics.tool(0), within(1e-3));
      assertThat((pads.get(0).centre().y() + pads.get(1).centre().y()) / 2)
          .isEqualTo(kinematics.tool(1), within(1e-3));
      assertThat((pads.get(0).centre().z() + pads.get(1).centre().z()) / 2)
          .isEqualTo(kinematics.tool(2), within(1e-3));
    }
  }

  /** Whether a block is as thick as a pad; it is the thinnest of the robot's. */
  private static boolean isPad(Block block) {
    return block.halfEdges().stream()
        .mapToDouble(it -> Math.sqrt(it.x() * it.x() + it.y() * it.y() + it.z() * it.z()))
        .anyMatch(half -> Math.abs(half - Gripper.PAD_HALF_Y) < 1e-9);
  }

  @Test
  void theGripperIsSeenToClose() {
    try (RenderedEnvironment environment = environment("task = lift")) {
      float[] seen = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      environment.reset(1, seen);
      int[] open = frame(environment);
      action[ArmJoint.COUNT] = 1;
      for (int i = 0; i < 20; i++) {
        environment.step(action, seen);
      }
      int[] closed = frame(environment);

      int different = 0;
      for (int i = 64 * WIDTH; i < open.length; i++) {
        different += open[i] == closed[i] ? 0 : 1;
      }
      assertThat(different).isGreaterThan(50);
    }
  }
}
