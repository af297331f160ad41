package dev.armature.envs.robot;

import dev.armature.api.Space;

/** Actions that move the held angles on; the angles stay within the joints' limits. */
final class JointIncrements implements Controller {

  private static final ArmJoint[] ARM = ArmJoint.values();

  private final double increment;
  private final GripperTarget gripper;
  private final double[] held = new double[ArmJoint.COUNT];

  /**
   * @param increment what the action 1 adds to an arm joint's held angle [rad]
   */
  JointIncrements(double increment, GripperTarget gripper) {
    this.increment = increment;
    this.gripper = gripper;
  }

  @Override
  public Space space() {
    return Controller.jointSpace("_increment");
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
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      held[joint] = ARM[joint].clamp(held[joint] + action[joint] * increment);
    }
    commands.command(held, gripper.move(action[ArmJoint.COUNT]));
  }
}
