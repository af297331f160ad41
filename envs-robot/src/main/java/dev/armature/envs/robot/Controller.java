package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.api.Space;
import java.util.ArrayList;
import java.util.List;

/** Turns actions into commands, in one of the modes of {@link ActionMode}. */
sealed interface Controller permits JointIncrements, JointRates, ToolIncrements {

  /** The actions: every component in [−1, 1]. */
  Space space();

  /** What the arm's joints have to be commanded by. */
  Drive drive();

  /** Holds the start of a scene. */
  void begin(Scene scene);

  /** Takes an action within its bounds and gives the command that it means. */
  void act(float[] action, Commands commands);

  /** A component a joint of the arm, and the gripper's. */
  static Space jointSpace(String quantity) {
    List<String> names = new ArrayList<>();
    for (ArmJoint joint : ArmJoint.values()) {
      names.add(joint.label() + quantity);
    }
    return space(names);
  }

  /** Components of these names, and the gripper's. */
  static Space space(List<String> names) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String name : names) {
      dimensions.add(new Dimension(name, "", -1, 1));
    }
    dimensions.add(new Dimension("gripper_increment", "", -1, 1));
    return new Space(dimensions);
  }
}
