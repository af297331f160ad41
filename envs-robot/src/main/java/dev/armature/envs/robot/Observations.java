package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import java.util.ArrayList;
import java.util.List;

/** Lays out what is seen, in the order of {@link ObservationMode}; SI units, nothing scaled. */
final class Observations {

  private static final int JOINTS = ArmJoint.COUNT;

  private final Task task;
  private final List<Dimension> dimensions;
  private final ArmKinematics kinematics = new ArmKinematics();
  private final double[] jacobian = new double[6 * JOINTS];

  Observations(Task task) {
    this.task = task;
    List<Dimension> all = new ArrayList<>();
    angles("", "rad", all);
    angles("_velocity", "rad/s", all);
    tool("", "m", all);
    tool("_velocity", "m/s", all);
    all.addAll(task.dimensions());
    dimensions = List.copyOf(all);
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

  /** What is written: first what every mode shows, then what {@link ObservationMode#TASK} adds. */
  List<Dimension> dimensions() {
    return dimensions;
  }

  /** How many of the dimensions a mode shows. */
  int shown(ObservationMode mode) {
    return switch (mode) {
      case JOINTS -> JOINTS + 2;
      case TASK -> dimensions.size();
    };
  }

  /**
   * @param state what the world is taken to be
   * @param observation filled in with what {@link #dimensions} names
   */
  void write(WorldState state, float[] observation) {
    int at = 0;
    for (double angle : state.armPosition) {
      observation[at++] = (float) angle;
    }
    observation[at++] = (float) state.gripperPosition[Gripper.RIGHT_DRIVER];
    observation[at++] = (float) state.gripperPosition[Gripper.LEFT_DRIVER];
    for (double velocity : state.armVelocity) {
      observation[at++] = (float) velocity;
    }
    for (double velocity : state.driverVelocity) {
      observation[at++] = (float) velocity;
    }
    kinematics.update(state.armPosition);
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
