package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Capsule;
import dev.armature.envs.robot.drawing.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bring the first cube to a goal: push with goals on the table, pick and place with others. */
final class PlaceTask implements Task {

  private final PlaceSettings settings;
  private final TableObjects objects;
  private final double[] goal = new double[3];

  /**
   * @param key the section that the settings stand in
   * @throws dev.armature.api.ConfigurationException if the gripper cannot reach all goals
   */
  PlaceTask(String key, PlaceSettings settings, ObjectSettings objects) {
    Workspace.requireAngles(key + ".start", settings.start());
    this.settings = settings;
    this.objects = new TableObjects(objects, 1, settings.start());
    Workspace.requireReachableFromAbove(
        key + ".goal", settings.goal(), this.objects.restHeight(), settings.start());
  }

  @Override
  public List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>(objects.dimensions());
    dimensions.addAll(Task.position("goal"));
    return dimensions;
  }

  @Override
  public int boxes() {
    return objects.count();
  }

  @Override
  public Scene begin(SplittableRandom random) {
    settings.goal().sample(random, goal);
    if (random.nextDouble() < settings.onTable()) {
      goal[2] = 0;
    }
    goal[2] += objects.restHeight();
    return objects.scene(random);
  }

  @Override
  public void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at) {
    objects.observe(state, kinematics, observation, at);
    int end = at + objects.count() * TableObjects.OBSERVED;
    for (int axis = 0; axis < 3; axis++) {
      observation[end + axis] = (float) goal[axis];
    }
  }

  @Override
  public Goal goal() {
    return new Goal(
        TableObjects.position(0),
        Task.position("goal"),
        GoalDistance.POINTS,
        settings.successDistance());
  }

  @Override
  public List<Body> drawGoal(WorldState state) {
    return List.of(Capsule.ball(new Vector(goal[0], goal[1], goal[2]), settings.successDistance()));
  }
}
