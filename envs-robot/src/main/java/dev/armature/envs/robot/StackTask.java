package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Build a tower: the first cube at its foot, the second on the first, and so on. */
final class StackTask implements Task {

  private final StackSettings settings;
  private final TableObjects objects;
  private final double[] foot = new double[3];

  /**
   * @throws dev.armature.api.ConfigurationException if the gripper cannot reach all places of the
   *     tower
   */
  StackTask(StackSettings settings, ObjectSettings objects) {
    Workspace.requireAngles("stack.start", settings.start());
    this.settings = settings;
    this.objects = new TableObjects(objects, settings.height(), settings.start());
    for (int level = 0; level < settings.height(); level++) {
      Workspace.requireReachableFromAbove(
          "stack.goal", settings.goal(), levelHeight(level), settings.start());
    }
  }

  /** The height of the middle of a cube in the tower over the foot's z = 0 [m]. */
  private double levelHeight(int level) {
    return objects.restHeight() + level * objects.size();
  }

  @Override
  public List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>(objects.dimensions());
    dimensions.addAll(places());
    return dimensions;
  }

  /** Where each level of the tower belongs, from the foot up. */
  private List<Dimension> places() {
    List<Dimension> places = new ArrayList<>();
    for (int level = 1; level <= settings.height(); level++) {
      places.addAll(Task.position("goal_" + level));
    }
    return places;
  }

  @Override
  public int boxes() {
    return objects.count();
  }

  @Override
  public Scene begin(SplittableRandom random) {
    settings.goal().sample(random, foot);
    return objects.scene(random);
  }

  @Override
  public void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at) {
    objects.observe(state, kinematics, observation, at);
    int next = at + objects.count() * TableObjects.OBSERVED;
    for (int level = 0; level < settings.height(); level++) {
      observation[next++] = (float) foot[0];
      observation[next++] = (float) foot[1];
      observation[next++] = (float) (foot[2] + levelHeight(level));
    }
  }

  @Override
  public Goal goal() {
    List<Dimension> cubes = new ArrayList<>();
    for (int level = 0; level < settings.height(); level++) {
      cubes.addAll(TableObjects.position(level));
    }
    return new Goal(cubes, places(), GoalDistance.POINTS, settings.successDistance());
  }

  /** The tower. */
  @Override
  public List<Body> drawGoal(WorldState state) {
    double half = objects.size() / 2;
    List<Body> tower = new ArrayList<>();
    for (int level = 0; level < settings.height(); level++) {
      Pose middle = Pose.at(foot[0], foot[1], foot[2] + levelHeight(level));
      tower.add(Assembly.block(middle, new Vector(half, half, half)));
    }
    return tower;
  }
}
