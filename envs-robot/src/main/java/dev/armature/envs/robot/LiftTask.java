package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import java.util.List;
import java.util.SplittableRandom;

/** Raise the first cube to a height over the table. */
final class LiftTask implements Task {

  private final LiftSettings settings;
  private final TableObjects objects;

  /**
   * @throws dev.armature.api.ConfigurationException if the gripper cannot reach the cubes
   */
  LiftTask(LiftSettings settings, ObjectSettings objects) {
    Workspace.requireAngles("lift.start", settings.start());
    this.settings = settings;
    this.objects = new TableObjects(objects, 1, settings.start());
  }

  @Override
  public List<Dimension> dimensions() {
    return objects.dimensions();
  }

  @Override
  public int boxes() {
    return objects.count();
  }

  @Override
  public Scene begin(SplittableRandom random) {
    return objects.scene(random);
  }

  @Override
  public void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at) {
    objects.observe(state, kinematics, observation, at);
  }

  /** What is missing to the height. */
  @Override
  public double distance(WorldState state, ArmKinematics kinematics) {
    return Math.max(0, settings.height() - state.boxPose[2]);
  }

  @Override
  public double tolerance() {
    return Double.MIN_VALUE;
  }
}
