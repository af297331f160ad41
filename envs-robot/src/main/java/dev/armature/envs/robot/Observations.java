package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.api.Space;
import java.util.ArrayList;
import java.util.List;

/** Lays out what is seen, in the order of {@link ObservationMode}; SI units, nothing scaled. */
final class Observations {

  private static final int JOINTS = ArmJoint.COUNT;

  private final ObservationMode mode;
  private final Task task;
  private final Space space;
  private final double[] jacobian = new double[6 * JOINTS];

  Observations(ObservationMode mode, Task task) {
    this.mode = mode;
    this.task = task;
    List<Dimension> dimensions = new ArrayList<>();
    angles("", "rad", dimensions);
    if (mode == ObservationMode.TASK) {
      angles("_velocity", "rad/s", dimensions);
      tool("", "m", dimensions);
      tool("_velocity", "m/s", dimensions);
      dimensions.addAll(task.dimensions());
    }
    space = new Space(dimensions);
  }

  // What is measured has no bounds: a collision may push a joint past its limit for a moment.
  private static void angles(String quantity, String unit, List<Dimension> dimensions) {
    for (ArmJoint joint : ArmJoint.values()) {
      dimensions.add(Dimension.unbounded(joint.label() + quantity, unit));
    }
    dimensions.add(Dimension.unbounded("gripper_right_driver" + quantity, unit));
    dimensions.add(Dimension.unbounded("gripper_left_driver" + quantity, unit));
  }

  private static void tool(String quantity, String unit, List<Dimension> dimensions) {
    for (String axis : List.of("_x", "_y", "_z")) {
      dimensions.add(Dimension.unbounded("end_effector" + quantity + axis, unit));
    }
  }

  Space space() {
    return space;
  }

  /**
   * @param state the present state
   * @param kinematics updated with the present angles
   * @param observation filled in
   */
  void write(WorldState state, ArmKinematics kinematics, float[] observation) {
    int at = 0;
    for (double angle : state.armPosition) {
      observation[at++] = (float) angle;
    }
    observation[at++] = (float) state.gripperPosition[Gripper.RIGHT_DRIVER];
    observation[at++] = (float) state.gripperPosition[Gripper.LEFT_DRIVER];
    if (mode == ObservationMode.JOINTS) {
      return;
    }
    for (double velocity : state.armVelocity) {
      observation[at++] = (float) velocity;
    }
    for (double velocity : state.driverVelocity) {
      observation[at++] = (float) velocity;
    }
    for (int axis = 0; axis < 3; axis++) {
      observation[at++] = (float) kinematics.tool(axis);
    }
    kinematics.jacobian(jacobian);
    for (int axis = 0; axis < 3; axis++) {
      double velocity = 0;
      for (int joint = 0; joint < JOINTS; joint++) {
        velocity += jacobian[axis * JOINTS + joint] * state.armVelocity[joint];
      }
      observation[at++] = (float) velocity;
    }
    task.observe(state, kinematics, observation, at);
  }
}
