package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArmKinematicsTest {

  /** The published table, a row a joint: a [m], d [m], α [rad]. */
  private static final double[][] TABLE = {
    {0, 0.1625, Math.PI / 2},
    {-0.425, 0, 0},
    {-0.3922, 0, 0},
    {0, 0.1333, Math.PI / 2},
    {0, 0.0997, -Math.PI / 2},
    {0, 0.0996, 0}
  };

  private final ArmKinematics kinematics = new ArmKinematics();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void framesFollowTheDenavitHartenbergTable() {
    for (int trial = 0; trial < 100; trial++) {
      double[] angles = randomAngles();
      kinematics.update(angles);
      double[][] frame = identity();
      for (int joint = 0; joint < 6; joint++) {
        frame = product(frame, denavitHartenberg(TABLE[joint], angles[joint]));
        for (int axis = 0; axis < 3; axis++) {
          assertThat(kinematics.origin(joint + 1, axis)).isCloseTo(frame[axis][3], within(1e-12));
        }
      }
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          assertThat(kinematics.toolRotation(row, column))
              .isCloseTo(frame[row][column], within(1e-12));
        }
        double tool = frame[row][3] + frame[row][2] * Gripper.TOOL_CENTRE_POINT;
        assertThat(kinematics.tool(row)).isCloseTo(tool, within(1e-12));
      }
    }
  }

  @Test
  void posesFollowTheDenavitHartenbergTable() {
    double[] angles = randomAngles();
    kinematics.update(angles);
    Pose pose = Pose.IDENTITY;
    for (ArmJoint joint : ArmJoint.values()) {
      pose = pose.then(Pose.rotationZ(angles[joint.index()])).then(joint.frame().atZero());
      assertThat(pose.x()).isCloseTo(kinematics.origin(joint.index() + 1, 0), within(1e-12));
      assertThat(pose.y()).isCloseTo(kinematics.origin(joint.index() + 1, 1), within(1e-12));
      assertThat(pose.z()).isCloseTo(kinematics.origin(joint.index() + 1, 2), within(1e-12));
    }
    Pose back = pose.then(pose.inverse());
    assertThat(Math.abs(back.qw())).isCloseTo(1, within(1e-12));
    assertThat(Math.hypot(back.x(), Math.hypot(back.y(), back.z()))).isLessThan(1e-12);
  }

  @Test
  void jacobianIsTheDerivativeOfTheToolsPose() {
    double[] jacobian = new double[36];
    double delta = 1e-6;
    for (int trial = 0; trial < 100; trial++) {
      double[] angles = randomAngles();
      kinematics.update(angles);
      kinematics.jacobian(jacobian);
      for (int joint = 0; joint < 6; joint++) {
        double[][] before = toolAt(angles, joint, -delta);
        double[][] after = toolAt(angles, joint, delta);
        for (int axis = 0; axis < 3; axis++) {
          double slope = (after[axis][3] - before[axis][3]) / (2 * delta);
          assertThat(jacobian[axis * 6 + joint]).isCloseTo(slope, within(1e-8));
        }
        // The rotation's derivative times its transpose is the cross product with ω.
        double[][] spin = new double[3][3];
        for (int row = 0; row < 3; row++) {
          for (int column = 0; column < 3; column++) {
            for (int k = 0; k < 3; k++) {
              spin[row][column] +=
                  (after[row][k] - before[row][k])
                      / (2 * delta)
                      * (after[column][k] + before[column][k])
                      / 2;
            }
          }
        }
        assertThat(jacobian[18 + joint]).isCloseTo(spin[2][1], within(1e-8));
        assertThat(jacobian[24 + joint]).isCloseTo(spin[0][2], within(1e-8));
        assertThat(jacobian[30 + joint]).isCloseTo(spin[1][0], within(1e-8));
      }
    }
  }

  @Test
  void inverseReachesWhatForwardGives() {
    InverseKinematics inverse = new InverseKinematics();
    Region region = RobotArms.config("").reach().goal();
    double[] target = new double[3];
    for (int trial = 0; trial < 200; trial++) {
      region.sample(random, target);
      double[] angles = RobotArms.home();
      assertThat(inverse.reach(target, angles)).isTrue();
      assertToolAt(target, angles);
    }
  }

  @Test
  void inversePointsTheGripperDown() {
    InverseKinematics inverse = new InverseKinematics();
    Region region = RobotArms.config("").pickAndPlace().goal();
    double[] target = new double[3];
    for (int trial = 0; trial < 200; trial++) {
      region.sample(random, target);
      double[] angles = RobotArms.home();
      assertThat(inverse.reachPointingDown(target, angles)).isTrue();
      assertToolAt(target, angles);
      double[][] tool = toolAt(angles, 0, 0);
      assertThat(tool[2][2]).isCloseTo(-1, within(1e-9));
      assertThat(tool[0][0]).isCloseTo(1, within(1e-9));
    }
  }

  /** With the wrists in line or the elbow stretched, J Jᵀ has no inverse but for the damping. */
  @Test
  void inverseFindsItsWayFromSingularConfigurations() {
    InverseKinematics inverse = new InverseKinematics();
    Region region = RobotArms.config("").pickAndPlace().goal();
    double[] target = new double[3];
    for (int trial = 0; trial < 200; trial++) {
      region.sample(random, target);
      double[] angles = RobotArms.home();
      angles[trial % 2 == 0 ? 2 : 4] = 0;
      assertThat(inverse.reachPointingDown(target, angles)).isTrue();
      assertToolAt(target, angles);
    }
  }

  @Test
  void inverseKeepsToTheJointsLimits() {
    InverseKinematics inverse = new InverseKinematics();
    for (int trial = 0; trial < 200; trial++) {
      double[] angles = randomAngles();
      inverse.reach(random.doubles(3, -1.5, 1.5).toArray(), angles);
      for (ArmJoint joint : ArmJoint.values()) {
        assertThat(Math.abs(angles[joint.index()])).isLessThanOrEqualTo(joint.positionLimit());
      }
    }
  }

  private void assertToolAt(double[] target, double[] angles) {
    double[][] tool = toolAt(angles, 0, 0);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(tool[axis][3]).isCloseTo(target[axis], within(2e-6));
    }
  }

  @Test
  void inverseSaysWhereTheToolDoesNotReach() {
    double[] angles = RobotArms.home();
    assertThat(new InverseKinematics().reach(new double[] {0, 1.5, 0.2}, angles)).isFalse();
    assertThat(angles).doesNotContain(Double.NaN);
  }

  private double[] randomAngles() {
    return random.doubles(6, -Math.PI, Math.PI).toArray();
  }

  private static double[][] toolAt(double[] angles, int joint, double delta) {
    double[][] frame = identity();
    for (int i = 0; i < 6; i++) {
      frame = product(frame, denavitHartenberg(TABLE[i], angles[i] + (i == joint ? delta : 0)));
    }
    for (int axis = 0; axis < 3; axis++) {
      frame[axis][3] += frame[axis][2] * Gripper.TOOL_CENTRE_POINT;
    }
    return frame;
  }

  private static double[][] denavitHartenberg(double[] row, double angle) {
    return product(
        product(rotationZ(angle), translation(0, row[1])),
        product(translation(row[0], 0), rotationX(row[2])));
  }

  private static double[][] identity() {
    return translation(0, 0);
  }

  private static double[][] translation(double x, double z) {
    return new double[][] {{1, 0, 0, x}, {0, 1, 0, 0}, {0, 0, 1, z}, {0, 0, 0, 1}};
  }

  private static double[][] rotationZ(double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return new double[][] {{c, -s, 0, 0}, {s, c, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
  }

  private static double[][] rotationX(double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return new double[][] {{1, 0, 0, 0}, {0, c, -s, 0}, {0, s, c, 0}, {0, 0, 0, 1}};
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[4][4];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        for (int k = 0; k < 4; k++) {
          product[row][column] += left[row][k] * right[k][column];
        }
      }
    }
    return product;
  }
}
