package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Body;
import dev.armature.envs.robot.drawing.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bring the joints to a configuration and stay there, from a start drawn around it. */
final class HomeTask implements Task {

  private final HomeSettings settings;

  /**
   * @throws ConfigurationException if the target, or a start around it, is beyond a joint's limit
   */
  HomeTask(HomeSettings settings) {
    Workspace.requireAngles("home.target", settings.target());
    for (ArmJoint joint : ArmJoint.values()) {
      double furthest = Math.abs(settings.target().get(joint.index())) + settings.spread();
      if (furthest > joint.positionLimit()) {
        throw new ConfigurationException(
            "home.spread",
            "home.spread lets %s start %.4f rad from 0, beyond its limit of ±%.4f rad"
                .formatted(joint.label(), furthest, joint.positionLimit()));
      }
    }
    this.settings = settings;
  }

  @Override
  public List<Dimension> dimensions() {
    return Task.angles("goal_");
  }

  @Override
  public int boxes() {
    return 0;
  }

  @Override
  public Scene begin(SplittableRandom random) {
    List<Double> start = new ArrayList<>();
    for (double angle : settings.target()) {
      start.add(angle + settings.spread() * (2 * random.nextDouble() - 1));
    }
    return new Scene(start, List.of());
  }

  @Override
  public void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at) {
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      observation[at + joint] = settings.target().get(joint).floatValue();
    }
  }

  @Override
  public Goal goal() {
    return new Goal(
        Task.angles(""), Task.angles("goal_"), GoalDistance.ANGLES, settings.successDistance());
  }

  /** The robot as it stands at the target. */
  @Override
  public List<Body> drawGoal(WorldState state) {
    double[] arm = settings.target().stream().mapToDouble(Double::doubleValue).toArray();
    return RobotParts.at(arm, state.gripperPosition).stream().map(Part::body).toList();
  }
}
