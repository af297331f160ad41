package dev.armature.envs.robot;

import dev.armature.api.Space;
import java.util.List;

/**
 * Actions that move the tool on along the world's axes while the gripper points straight down, by
 * inverse kinematics on the held angles. An increment that leads out of the arm's reach does
 * nothing; one that is too fast for a joint takes several steps.
 */
final class ToolIncrements implements Controller {

  private final double increment;
  private final double fastest;
  private final GripperTarget gripper;
  private final ArmKinematics kinematics = new ArmKinematics();
  private final InverseKinematics inverse = new InverseKinematics();
  private final double[] held = new double[ArmJoint.COUNT];
  private final double[] wanted = new double[ArmJoint.COUNT];
  private final double[] target = new double[3];

  /**
   * @param increment what the action 1 adds along an axis [m]
   * @param controlPeriod the time between two actions [s]
   */
  ToolIncrements(double increment, double controlPeriod, GripperTarget gripper) {
    this.increment = increment;
    this.fastest = ArmJoint.VELOCITY_LIMIT * controlPeriod;
    this.gripper = gripper;
  }

  @Override
  public Space space() {
    return Controller.space(
        List.of(
            "end_effector_x_increment", "end_effector_y_increment", "end_effector_z_increment"));
  }

  @Override
  public Drive drive() {
    return Drive.POSITION;
  }

  @Override
  public void begin(Scene scene) {
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      held[joint] = scene.armStart().get(joint);
    }
    gripper.open();
  }

  @Override
  public void act(float[] action, Commands commands) {
    kinematics.update(held);
    for (int axis = 0; axis < 3; axis++) {
      target[axis] = kinematics.tool(axis) + action[axis] * increment;
    }
    System.arraycopy(held, 0, wanted, 0, held.length);
    if (inverse.reachPointingDown(target, wanted)) {
      moveTowards(wanted);
    }
    commands.command(held, gripper.move(action[3]));
  }

  private void moveTowards(double[] angles) {
    double furthest = 0;
    for (int joint = 0; joint < held.length; joint++) {
      furthest = Math.max(furthest, Math.abs(angles[joint] - held[joint]));
    }
    double share = furthest > fastest ? fastest / furthest : 1;
    for (int joint = 0; joint < held.length; joint++) {
      held[joint] += share * (angles[joint] - held[joint]);
    }
  }
}
