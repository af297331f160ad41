package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Capsule;
import dev.armature.envs.robot.drawing.Vector;
import java.util.List;
import java.util.SplittableRandom;

/** Bring the tool centre point to a goal drawn uniformly from a region; the table is empty. */
final class ReachTask implements Task {

  private final ReachSettings settings;
  private final Scene scene;
  private final double[] goal = new double[3];

  /**
   * @throws dev.armature.api.ConfigurationException if the arm cannot reach all of the region
   */
  ReachTask(ReachSettings settings) {
    Workspace.requireAngles("reach.start", settings.start());
    Workspace.requireReachable("reach.goal", settings.goal(), settings.start());
    this.settings = settings;
    scene = new Scene(settings.start(), List.of());
  }

  @Override
  public List<Dimension> dimensions() {
    return Task.position("goal");
  }

  @Override
  public int boxes() {
    return 0;
  }

  @Override
  public Scene begin(SplittableRandom random) {
    settings.goal().sample(random, goal);
    return scene;
  }

  @Override
  public void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at) {
    for (int axis = 0; axis < 3; axis++) {
      observation[at + axis] = (float) goal[axis];
    }
  }

  @Override
  public Goal goal() {
    return new Goal(
        Task.position("end_effector"),
        Task.position("goal"),
        GoalDistance.POINTS,
        settings.successDistance());
  }

  @Override
  public List<Body> drawGoal(WorldState state) {
    return List.of(Capsule.ball(new Vector(goal[0], goal[1], goal[2]), settings.successDistance()));
  }
}
