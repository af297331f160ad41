package dev.armature.envs.robot;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Step;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One arm at one task: runs episodes on a physics engine. */
final class RobotArmEnvironment implements RenderedEnvironment {

  private enum Phase {
    NOT_STARTED,
    RUNNING,
    ENDED,
    CLOSED
  }

  private final RobotArmConfig config;
  private final Task task;
  private final Engine engine;
  private final Controller controller;
  private final Observations observations;
  private final EnvironmentSpec spec;
  private final WorldState state;
  private final ArmKinematics kinematics = new ArmKinematics();
  private final float[] bounded;

  private Phase phase = Phase.NOT_STARTED;
  private int steps;
  private @Nullable Scene scene;
  private @Nullable RobotPicture picture;

  RobotArmEnvironment(RobotArmConfig config, Task task, Engine engine) {
    this.config = config;
    this.task = task;
    this.engine = engine;
    controller = controller(config);
    observations = new Observations(config.observationMode(), task);
    state = new WorldState(task.boxes());
    spec =
        new EnvironmentSpec(
            observations.space(),
            controller.space(),
            config.controlPeriod(),
            config.horizon(),
            true);
    bounded = new float[spec.action().size()];
  }

  private static Controller controller(RobotArmConfig config) {
    GripperTarget gripper = new GripperTarget(config.gripperIncrement());
    return switch (config.actionMode()) {
      case JOINT_INCREMENT -> new JointIncrements(config.jointIncrement(), gripper);
      case JOINT_VELOCITY -> JointRates.velocities(config.jointVelocity(), gripper);
      case JOINT_TORQUE -> JointRates.torques(config.jointTorque(), gripper);
      case END_EFFECTOR_INCREMENT ->
          new ToolIncrements(config.endEffectorIncrement(), config.controlPeriod(), gripper);
    };
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    if (phase == Phase.CLOSED) {
      throw new IllegalStateException("the environment is closed");
    }
    scene = task.begin(new SplittableRandom(seed));
    engine.start(scene, controller.drive());
    controller.begin(scene);
    observe(observation);
    phase = Phase.RUNNING;
    steps = 0;
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    if (phase != Phase.RUNNING) {
      throw new IllegalStateException("no episode is running: reset comes first");
    }
    bound(action);
    controller.act(bounded, engine);
    engine.advance(config.substeps());
    observe(nextObservation);
    steps++;
    double distance = task.distance(state, kinematics);
    boolean success = distance < task.tolerance();
    boolean terminated = success && config.terminateOnSuccess();
    boolean truncated = steps == config.horizon();
    if (terminated || truncated) {
      phase = Phase.ENDED;
    }
    return new Step(reward(distance, success), terminated, truncated, success);
  }

  private float reward(double distance, boolean success) {
    return switch (config.reward()) {
      case SPARSE -> success ? 0 : -1;
      case DENSE -> (float) -distance;
    };
  }

  private void bound(float[] action) {
    for (int i = 0; i < bounded.length; i++) {
      if (Float.isNaN(action[i])) {
        throw new IllegalArgumentException(
            "the action's " + spec.action().dimensions().get(i).name() + " is not a number");
      }
      bounded[i] = Math.max(-1, Math.min(1, action[i]));
    }
  }

  private void observe(float[] observation) {
    engine.read(state);
    if (!state.isFinite()) {
      phase = Phase.ENDED;
      throw new IllegalStateException(
          "the simulation diverged; a smaller physics-step or more solver-iterations may help");
    }
    kinematics.update(state.armPosition);
    observations.write(state, kinematics, observation);
  }

  @Override
  public FrameSize frameSize() {
    return RobotPicture.SIZE;
  }

  @Override
  public void render(int[] frame) {
    if (scene == null) {
      throw new IllegalStateException("there is nothing to draw before the first reset");
    }
    if (picture == null) {
      picture = new RobotPicture();
    }
    double distance = task.distance(state, kinematics);
    boolean success = distance < task.tolerance();
    picture.draw(state, scene.boxes(), task.goal(state), success, frame);
    RobotPicture.write(
        config.task().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        List.of(
            config.horizon() > 0 ? "step " + steps + "/" + config.horizon() : "step " + steps,
            String.format(Locale.ROOT, "distance %.3f %s", distance, task.distanceUnit())),
        frame);
  }

  @Override
  public void close() {
    phase = Phase.CLOSED;
    engine.close();
  }
}
