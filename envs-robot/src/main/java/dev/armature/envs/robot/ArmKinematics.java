package dev.armature.envs.robot;

/**
 * Where the arm's frames are and how the tool moves, from the joint angles. {@link #update} first;
 * the rest speaks of the angles given there.
 */
final class ArmKinematics {

  private static final int JOINTS = ArmJoint.COUNT;

  /** Numbers to a frame: a row-major 3 × 4 matrix, its last column the origin. */
  private static final int FRAME = 12;

  private static final double[] A = new double[JOINTS];
  private static final double[] D = new double[JOINTS];
  private static final double[] COS_ALPHA = new double[JOINTS];
  private static final double[] SIN_ALPHA = new double[JOINTS];

  static {
    for (ArmJoint joint : ArmJoint.values()) {
      int i = joint.index();
      A[i] = joint.frame().a();
      D[i] = joint.frame().d();
      COS_ALPHA[i] = Math.cos(joint.frame().alpha());
      SIN_ALPHA[i] = Math.sin(joint.frame().alpha());
    }
  }

  private final double[] frames = new double[(JOINTS + 1) * FRAME];
  private final double[] local = new double[FRAME];
  private final double[] tool = new double[3];

  ArmKinematics() {
    frames[0] = 1;
    frames[5] = 1;
    frames[10] = 1;
  }

  /** Takes the joint angles [rad], {@code [6]}. */
  void update(double[] angles) {
    for (int joint = 0; joint < JOINTS; joint++) {
      double cos = Math.cos(angles[joint]);
      double sin = Math.sin(angles[joint]);
      local[0] = cos;
      local[1] = -sin * COS_ALPHA[joint];
      local[2] = sin * SIN_ALPHA[joint];
      local[3] = A[joint] * cos;
      local[4] = sin;
      local[5] = cos * COS_ALPHA[joint];
      local[6] = -cos * SIN_ALPHA[joint];
      local[7] = A[joint] * sin;
      local[8] = 0;
      local[9] = SIN_ALPHA[joint];
      local[10] = COS_ALPHA[joint];
      local[11] = D[joint];
      multiply(joint * FRAME, (joint + 1) * FRAME);
    }
    int flange = JOINTS * FRAME;
    for (int axis = 0; axis < 3; axis++) {
      tool[axis] =
          frames[flange + axis * 4 + 3] + frames[flange + axis * 4 + 2] * Gripper.TOOL_CENTRE_POINT;
    }
  }

  private void multiply(int from, int to) {
    for (int row = 0; row < 12; row += 4) {
      double x = frames[from + row];
      double y = frames[from + row + 1];
      double z = frames[from + row + 2];
      for (int column = 0; column < 4; column++) {
        frames[to + row + column] =
            x * local[column] + y * local[4 + column] + z * local[8 + column];
      }
      frames[to + row + 3] += frames[from + row + 3];
    }
  }

  /** A coordinate of the tool centre point [m]; axis 0, 1, 2 is x, y, z. */
  double tool(int axis) {
    return tool[axis];
  }

  /** An element of the tool's rotation matrix: column 2 is the direction the gripper points in. */
  double toolRotation(int row, int column) {
    return frames[JOINTS * FRAME + row * 4 + column];
  }

  /** A coordinate of the origin of Denavit–Hartenberg frame 0 (the foot) to 6 (the flange) [m]. */
  double origin(int frame, int axis) {
    return frames[frame * FRAME + axis * 4 + 3];
  }

  /**
   * Fills in the tool centre point's Jacobian, row-major {@code [6, 6]}: three rows of linear
   * velocity [m/rad], three of angular velocity, a column a joint.
   */
  void jacobian(double[] jacobian) {
    for (int joint = 0; joint < JOINTS; joint++) {
      int frame = joint * FRAME;
      double ax = frames[frame + 2];
      double ay = frames[frame + 6];
      double az = frames[frame + 10];
      double rx = tool[0] - frames[frame + 3];
      double ry = tool[1] - frames[frame + 7];
      double rz = tool[2] - frames[frame + 11];
      jacobian[joint] = ay * rz - az * ry;
      jacobian[JOINTS + joint] = az * rx - ax * rz;
      jacobian[2 * JOINTS + joint] = ax * ry - ay * rx;
      jacobian[3 * JOINTS + joint] = ax;
      jacobian[4 * JOINTS + joint] = ay;
      jacobian[5 * JOINTS + joint] = az;
    }
  }
}
