package dev.armature.envs.robot;

import dev.armature.api.Space;
import java.util.Arrays;

/** Actions that are the joints' velocities or torques themselves, each scaled by its greatest. */
final class JointRates implements Controller {

  private final Drive drive;
  private final String quantity;
  private final double[] greatest = new double[ArmJoint.COUNT];
  private final GripperTarget gripper;
  private final double[] commanded = new double[ArmJoint.COUNT];

  private JointRates(Drive drive, String quantity, GripperTarget gripper) {
    this.drive = drive;
    this.quantity = quantity;
    this.gripper = gripper;
  }

  /**
   * @param velocity what the action 1 means [rad/s]
   */
  static JointRates velocities(double velocity, GripperTarget gripper) {
    JointRates rates = new JointRates(Drive.VELOCITY, "_velocity", gripper);
    Arrays.fill(rates.greatest, velocity);
    return rates;
  }

  /**
   * @param share what the action 1 means, as a share of each joint's torque limit
   */
  static JointRates torques(double share, GripperTarget gripper) {
    JointRates rates = new JointRates(Drive.TORQUE, "_torque", gripper);
    for (ArmJoint joint : ArmJoint.values()) {
      rates.greatest[joint.index()] = share * joint.servo().torqueLimit();
    }
    return rates;
  }

  @Override
  public Space space() {
    return Controller.jointSpace(quantity);
  }

  @Override
  public Drive drive() {
    return drive;
  }

  @Override
  public void begin(Scene scene) {
    gripper.open();
  }

  @Override
  public void act(float[] action, Commands commands) {
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      commanded[joint] = action[joint] * greatest[joint];
    }
    commands.command(commanded, gripper.move(action[ArmJoint.COUNT]));
  }
}
