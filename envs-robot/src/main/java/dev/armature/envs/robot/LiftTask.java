package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Raise the first cube to a height over the table. */
final class LiftTask implements Task {

  /** How high the cube's middle is to be over the table. */
  private static final Dimension HEIGHT = Dimension.unbounded("goal_z", "m");

  /** Half the width and half the thickness of the sheet that the goal is drawn as [m]. */
  private static final double SHEET = 0.06;

  private static final double SHEET_HALF_THICKNESS = 0.001;

  private final LiftSettings settings;
  private final TableObjects objects;

  /**
   * @throws ConfigurationException if the gripper cannot reach the cubes or the height, or a cube
   *     has the height where it rests
   */
  LiftTask(LiftSettings settings, ObjectSettings objects) {
    Workspace.requireAngles("lift.start", settings.start());
    this.settings = settings;
    this.objects = new TableObjects(objects, 1, settings.start());
    if (settings.height() <= this.objects.restHeight()) {
      throw new ConfigurationException(
          "lift.height",
          "lift.height is %s m, but the middle of a cube of %s m is at %s m where it rests"
              .formatted(settings.height(), objects.size(), this.objects.restHeight()));
    }
    Region middle = objects.start().middle();
    Workspace.requireReachableFromAbove("lift.height", middle, settings.height(), settings.start());
  }

  @Override
  public List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>(objects.dimensions());
    dimensions.add(HEIGHT);
    return dimensions;
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
    observation[at + objects.count() * TableObjects.OBSERVED] = (float) settings.height();
  }

  @Override
  public Goal goal() {
    return new Goal(
        List.of(TableObjects.position(0).get(2)),
        List.of(HEIGHT),
        GoalDistance.HEIGHTS,
        Double.MIN_VALUE);
  }

  /** A sheet over the first cube, at the height that its middle has to come to. */
  @Override
  public List<Body> drawGoal(WorldState state) {
    Pose middle = Pose.at(state.boxPose[0], state.boxPose[1], settings.height());
    return List.of(Assembly.block(middle, new Vector(SHEET, SHEET, SHEET_HALF_THICKNESS)));
  }
}
