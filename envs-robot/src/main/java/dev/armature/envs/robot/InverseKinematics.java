package dev.armature.envs.robot;

/**
 * Joint angles that bring the tool to a place, by damped least squares: dq = Jᵀ (J Jᵀ + λ² I)⁻¹ e,
 * repeated, which stays calm near singular configurations. Source: Nakamura and Hanafusa, "Inverse
 * kinematic solutions with singularity robustness for robot manipulator control", 1986.
 */
final class InverseKinematics {

  private static final int JOINTS = ArmJoint.COUNT;
  private static final ArmJoint[] ARM = ArmJoint.values();
  private static final double DAMPING = 0.01;
  private static final int ITERATIONS = 200;

  /** No joint turns further in one iteration [rad]: beyond, the linear model means little. */
  private static final double LONGEST_STEP = 0.3;

  /** What counts as there [m], [rad]. */
  private static final double TOLERANCE = 1e-6;

  private final ArmKinematics kinematics = new ArmKinematics();
  private final double[] jacobian = new double[6 * JOINTS];
  private final double[] error = new double[6];
  private final double[] square = new double[6 * 6];

  /**
   * Moves the angles until the tool centre point is at {@code target}, however the tool is turned.
   *
   * @param target [m], {@code [3]}
   * @param angles where to start from [rad], {@code [6]}; replaced by the best found, within the
   *     joints' limits
   * @return whether the tool gets there
   */
  boolean reach(double[] target, double[] angles) {
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      kinematics.update(angles);
      positionError(target);
      if (length(3) < TOLERANCE) {
        return true;
      }
      improve(angles, 3);
    }
    return false;
  }

  /** Like {@link #reach}, with the gripper pointing straight down and not turning about itself. */
  boolean reachPointingDown(double[] target, double[] angles) {
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      kinematics.update(angles);
      positionError(target);
      rotationError();
      if (length(6) < TOLERANCE) {
        return true;
      }
      improve(angles, 6);
    }
    return false;
  }

  private void positionError(double[] target) {
    for (int axis = 0; axis < 3; axis++) {
      error[axis] = target[axis] - kinematics.tool(axis);
    }
  }

  /** Half the sum of the cross products of the tool's axes with where they belong. */
  private void rotationError() {
    for (int axis = 0; axis < 3; axis++) {
      error[3 + axis] = 0;
    }
    for (int column = 0; column < 3; column++) {
      double x = kinematics.toolRotation(0, column);
      double y = kinematics.toolRotation(1, column);
      double z = kinematics.toolRotation(2, column);
      // As at the home configuration, the tool's x, y, z point along the world's x, −y, −z.
      double wx = column == 0 ? 1 : 0;
      double wy = column == 1 ? -1 : 0;
      double wz = column == 2 ? -1 : 0;
      error[3] += (y * wz - z * wy) / 2;
      error[4] += (z * wx - x * wz) / 2;
      error[5] += (x * wy - y * wx) / 2;
    }
  }

  private double length(int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += error[row] * error[row];
    }
    return Math.sqrt(sum);
  }

  private void improve(double[] angles, int rows) {
    kinematics.jacobian(jacobian);
    solve(rows);
    double longest = 0;
    for (int joint = 0; joint < JOINTS; joint++) {
      longest = Math.max(longest, Math.abs(change(joint, rows)));
    }
    double share = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
    for (int joint = 0; joint < JOINTS; joint++) {
      angles[joint] = ARM[joint].clamp(angles[joint] + share * change(joint, rows));
    }
  }

  private double change(int joint, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += jacobian[row * JOINTS + joint] * error[row];
    }
    return sum;
  }

  /** Replaces the error e by (J Jᵀ + λ² I)⁻¹ e, by Cholesky factors. */
  private void solve(int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? DAMPING * DAMPING : 0;
        for (int joint = 0; joint < JOINTS; joint++) {
          sum += jacobian[i * JOINTS + joint] * jacobian[j * JOINTS + joint];
        }
        for (int k = 0; k < j; k++) {
          sum -= square[i * n + k] * square[j * n + k];
        }
        square[i * n + j] = i == j ? Math.sqrt(sum) : sum / square[j * n + j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        error[i] -= square[i * n + k] * error[k];
      }
      error[i] /= square[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        error[i] -= square[k * n + i] * error[k];
      }
      error[i] /= square[i * n + i];
    }
  }
}
