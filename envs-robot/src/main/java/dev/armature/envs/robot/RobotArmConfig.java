package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;

/** The section {@code environment} for the type {@code robot-arm}. */
public record RobotArmConfig(
    @Setting("what the arm is to do") TaskType task,
    @Setting("the physics engine: PhysX, which comes with the plugin, or an installed MuJoCo")
        EngineType engine,
    @Setting("what the components of an action mean") ActionMode actionMode,
    @Setting("what an observation holds") ObservationMode observationMode,
    @Setting("what a step is worth") RewardMode reward,
    @Setting("whether an episode ends as soon as the goal holds") boolean terminateOnSuccess,
    @Setting(
            value = "control steps after which an episode is truncated; 0 for no limit",
            range = "[0, inf)",
            source = "FetchReach of gymnasium-robotics")
        int horizon,
    @Setting(
            value = "physics steps in a control step",
            range = "[1, inf)",
            source = "FetchReach of gymnasium-robotics")
        int substeps,
    @Setting(
            value = "length of a physics step",
            unit = "s",
            range = "(0, 0.01]",
            source = "FetchReach of gymnasium-robotics")
        double physicsStep,
    @Setting(
            value =
                "passes of PhysX's solver in a physics step over what touches a cube; MuJoCo's goes"
                    + " on until converged",
            range = "[1, 255]")
        int solverIterations,
    @Setting(
            value = "passes of PhysX's solver in a physics step over a robot that touches no cube",
            range = "[1, 255]")
        int freeSolverIterations,
    @Setting(
            value = "how far the action 1 moves an arm joint's held angle in a control step",
            unit = "rad",
            range = "(0, inf)")
        double jointIncrement,
    @Setting(
            value = "velocity of an arm joint that the action 1 means",
            unit = "rad/s",
            range = "(0, 3.1416]")
        double jointVelocity,
    @Setting(
            value = "torque of an arm joint that the action 1 means, as a share of its limit",
            range = "(0, 1]")
        double jointTorque,
    @Setting(
            value = "how far the action 1 moves the tool along an axis in a control step",
            unit = "m",
            range = "(0, 0.1]",
            source = "FetchReach of gymnasium-robotics")
        double endEffectorIncrement,
    @Setting(
            value = "how far the action 1 moves the gripper's held angle in a control step",
            unit = "rad",
            range = "(0, inf)")
        double gripperIncrement,
    @Setting("what is drawn anew for each episode") RandomisationSettings randomisation,
    @Setting("the cubes of the tasks that have some") ObjectSettings objects,
    @Setting("the task reach") ReachSettings reach,
    @Setting("the task home") HomeSettings home,
    @Setting("the task push") PlaceSettings push,
    @Setting("the task lift") LiftSettings lift,
    @Setting("the task pick-and-place") PlaceSettings pickAndPlace,
    @Setting("the task stack") StackSettings stack) {

  /**
   * @throws ConfigurationException if the keys contradict each other or the robot
   */
  public RobotArmConfig {
    double period = substeps * physicsStep;
    requireWithin("joint-increment", jointIncrement, ArmJoint.VELOCITY_LIMIT, period);
    requireWithin("gripper-increment", gripperIncrement, Gripper.VELOCITY_LIMIT, period);
  }

  /** Simulated time between two steps of the environment [s]. */
  double controlPeriod() {
    return substeps * physicsStep;
  }

  PhysicsSettings physics() {
    return new PhysicsSettings(physicsStep, solverIterations, freeSolverIterations);
  }

  private static void requireWithin(
      String key, double increment, double velocityLimit, double period) {
    double greatest = velocityLimit * period;
    if (!(increment > 0 && increment <= greatest)) {
      throw new ConfigurationException(
          key,
          "%s is %s rad in a control step of %s s; at the velocity limit of %.4f rad/s it is at most %.4f rad"
              .formatted(key, increment, (float) period, velocityLimit, greatest));
    }
  }
}
