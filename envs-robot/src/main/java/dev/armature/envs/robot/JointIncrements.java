package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.api.Space;
import java.util.ArrayList;
import java.util.List;

/** Actions that move the held angles on; the angles stay within the joints' limits. */
final class JointIncrements {

  private static final ArmJoint[] ARM = ArmJoint.values();

  private final double jointIncrement;
  private final double gripperIncrement;
  private final double[] arm = new double[ArmJoint.COUNT];
  private double driver;

  /**
   * @param jointIncrement what the action 1 adds to an arm joint [rad]
   * @param gripperIncrement what it adds to the gripper's drivers [rad]
   */
  JointIncrements(double jointIncrement, double gripperIncrement) {
    this.jointIncrement = jointIncrement;
    this.gripperIncrement = gripperIncrement;
  }

  /** Seven components: the six joints, the gripper. */
  Space space() {
    List<Dimension> dimensions = new ArrayList<>();
    for (ArmJoint joint : ARM) {
      dimensions.add(new Dimension(joint.label() + "_increment", "", -1, 1));
    }
    dimensions.add(new Dimension("gripper_increment", "", -1, 1));
    return new Space(dimensions);
  }

  /** Holds the start of a scene. */
  void begin(Scene scene) {
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      arm[joint] = scene.armStart().get(joint);
    }
    driver = 0;
  }

  /** Takes an action, {@code [7]}, within its bounds, and commands the servos. */
  void act(float[] action, Engine engine) {
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      arm[joint] = ARM[joint].clamp(arm[joint] + action[joint] * jointIncrement);
    }
    driver += action[ArmJoint.COUNT] * gripperIncrement;
    driver = Math.max(0, Math.min(Gripper.CLOSED, driver));
    engine.command(arm, driver);
  }
}
