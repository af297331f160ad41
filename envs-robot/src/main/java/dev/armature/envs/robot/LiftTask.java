package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Solid;
import dev.armature.envs.robot.drawing.Vector;
import java.util.List;
import java.util.SplittableRandom;

/** Raise the first cube to a height over the table. */
final class LiftTask implements Task {

  /** Half the width and half the thickness of the sheet that the goal is drawn as [m]. */
  private static final double SHEET = 0.06;

  private static final double SHEET_HALF_THICKNESS = 0.001;

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

  /** A sheet over the first cube, at the height that its middle has to come to. */
  @Override
  public List<Solid> goal(WorldState state) {
    Pose middle = Pose.at(state.boxPose[0], state.boxPose[1], settings.height());
    return List.of(Assembly.block(middle, new Vector(SHEET, SHEET, SHEET_HALF_THICKNESS)));
  }
}
