package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.GoalJudge;
import dev.armature.api.GoalSpec;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private final DelayedCommands commands;
  private final Observations observations;
  private final EnvironmentSpec spec;
  private final GoalJudge judge;
  private final WorldState state;
  private final Sensors sensors;
  private final float[] bounded;

  /** All that {@link ObservationMode#TASK} shows, without noise: steps are judged by it. */
  private final float[] exact;

  /** The same with noise; one array where there is none. */
  private final float[] seen;

  private Phase phase = Phase.NOT_STARTED;
  private int steps;
  private @Nullable Scene scene;
  private @Nullable RobotPicture picture;

  RobotArmEnvironment(RobotArmConfig config, Task task, Engine engine) {
    this.config = config;
    this.task = task;
    this.engine = engine;
    controller = controller(config);
    commands =
        new DelayedCommands(
            engine, config.substeps(), physicsSteps(config.randomisation().longestLatency()));
    observations = new Observations(task);
    state = new WorldState(task.boxes());
    sensors = new Sensors(task.boxes());
    List<Dimension> dimensions = observations.dimensions();
    List<Dimension> shown = dimensions.subList(0, observations.shown(config.observationMode()));
    // With noise, the goal that is seen as achieved is not the one that steps are judged by.
    boolean noisy = config.randomisation().isNoisy();
    Goal goal = task.goal();
    GoalSpec goals = goal.in(dimensions, config.reward(), config.terminateOnSuccess());
    judge = new GoalJudge(goals);
    spec =
        new EnvironmentSpec(
            new Space(shown),
            controller.space(),
            config.controlPeriod(),
            config.horizon(),
            true,
            goal.showsIn(shown) && !noisy ? Optional.of(goals) : Optional.empty());
    exact = new float[dimensions.size()];
    seen = noisy ? new float[dimensions.size()] : exact;
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
    SplittableRandom random = new SplittableRandom(seed);
    scene = task.begin(random);
    Conditions conditions = Conditions.draw(config.randomisation(), random);
    commands.begin(scene.under(conditions), controller.drive(), physicsSteps(conditions.latency()));
    sensors.begin(conditions);
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
    controller.act(bounded, commands);
    commands.advance();
    observe(nextObservation);
    steps++;
    Step judged = judge.judge(exact, steps == config.horizon());
    if (judged.done()) {
      phase = Phase.ENDED;
    }
    return judged;
  }

  private int physicsSteps(double seconds) {
    return (int) Math.round(seconds / config.physicsStep());
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
    observations.write(state, exact);
    if (seen != exact) {
      observations.write(sensors.measure(state), seen);
    }
    System.arraycopy(seen, 0, observation, 0, spec.observation().size());
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
    double distance = task.goal().distanceIn(observations.dimensions(), exact);
    boolean success = distance < task.goal().tolerance();
    picture.draw(state, scene.boxes(), task.drawGoal(state), success, frame);
    RobotPicture.write(
        config.task().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        List.of(
            config.horizon() > 0 ? "step " + steps + "/" + config.horizon() : "step " + steps,
            String.format(Locale.ROOT, "distance %.3f %s", distance, task.goal().unit())),
        frame);
  }

  @Override
  public void close() {
    phase = Phase.CLOSED;
    engine.close();
  }
}
