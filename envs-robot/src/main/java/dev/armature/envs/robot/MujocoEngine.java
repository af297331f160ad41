package dev.armature.envs.robot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MuJoCo on the calling thread. An episode starts from data that forgot everything; the model is
 * compiled anew only where a scene differs from the last one in more than where things start.
 */
final class MujocoEngine implements Engine {

  /** The robot's joints come before the boxes in every list of positions and velocities. */
  private static final int ROBOT = ArmJoint.COUNT + Gripper.JOINTS;

  private static final int RIGHT_DRIVER = ArmJoint.COUNT + Gripper.RIGHT_DRIVER;
  private static final int LEFT_DRIVER = ArmJoint.COUNT + Gripper.LEFT_DRIVER;

  private final PhysicsSettings settings;
  private final MujocoArm arm = new MujocoArm();
  private @Nullable MujocoWorld world;
  private boolean diverged;

  /**
   * @throws dev.armature.api.ConfigurationException if MuJoCo is not on this machine
   */
  MujocoEngine(PhysicsSettings settings) {
    MujocoLibrary.load();
    this.settings = settings;
  }

  @Override
  public void start(Scene scene, Drive drive) {
    String text = MujocoModel.of(scene, drive, settings.step());
    if (world == null || !world.text().equals(text)) {
      close();
      world = new MujocoWorld(text, MujocoArm.controls(drive));
    }
    world.reset(position(scene));
    arm.begin(drive, scene.armStart());
    diverged = false;
  }

  /** Where a scene starts: the joints' angles, the gripper open, then the boxes' poses. */
  static double[] position(Scene scene) {
    List<Scene.Box> boxes = scene.boxes();
    double[] position = new double[ROBOT + boxes.size() * WorldState.POSE];
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      position[joint] = scene.armStart().get(joint);
    }
    int at = ROBOT;
    for (Scene.Box box : boxes) {
      Pose pose = box.start();
      position[at++] = pose.x();
      position[at++] = pose.y();
      position[at++] = pose.z();
      position[at++] = pose.qw();
      position[at++] = pose.qx();
      position[at++] = pose.qy();
      position[at++] = pose.qz();
    }
    return position;
  }

  private MujocoWorld world() {
    if (world == null) {
      throw new IllegalStateException("no world was started");
    }
    return world;
  }

  @Override
  public void command(double[] joints, double driver) {
    arm.command(joints, driver);
  }

  @Override
  public void advance(int steps) {
    MujocoWorld current = world();
    double start = current.time();
    for (int step = 1; step <= steps; step++) {
      arm.control(step, steps, settings.step(), current);
      current.step();
    }
    MujocoMessages.throwError();
    arm.endMotion();
    current.readState();
    // Where a number is not finite MuJoCo goes back to the model's initial state at time 0.
    diverged |= current.time() < start + (steps - 0.5) * settings.step();
  }

  @Override
  public void read(WorldState state) {
    MujocoWorld current = world();
    for (int i = 0; i < ArmJoint.COUNT; i++) {
      state.armPosition[i] = diverged ? Double.NaN : current.position(i);
      state.armVelocity[i] = current.velocity(i);
    }
    for (int i = 0; i < Gripper.JOINTS; i++) {
      state.gripperPosition[i] = current.position(ArmJoint.COUNT + i);
    }
    state.driverVelocity[0] = current.velocity(RIGHT_DRIVER);
    state.driverVelocity[1] = current.velocity(LEFT_DRIVER);
    for (int i = 0; i < state.boxPose.length; i++) {
      state.boxPose[i] = current.position(ROBOT + i);
    }
    for (int i = 0; i < state.boxVelocity.length; i++) {
      state.boxVelocity[i] = current.velocity(ROBOT + i);
    }
    for (int box = 0; box < state.boxPose.length / WorldState.POSE; box++) {
      turnIntoWorld(state, box);
    }
  }

  /** Turns a box's angular velocity, which MuJoCo gives in the box's axes, into the world's. */
  private static void turnIntoWorld(WorldState state, int box) {
    double[] pose = state.boxPose;
    double[] velocity = state.boxVelocity;
    int rotation = box * WorldState.POSE + 3;
    int spin = box * WorldState.TWIST + 3;
    Pose axes =
        new Pose(
            0, 0, 0, pose[rotation], pose[rotation + 1], pose[rotation + 2], pose[rotation + 3]);
    Pose turned = axes.then(Pose.at(velocity[spin], velocity[spin + 1], velocity[spin + 2]));
    velocity[spin] = turned.x();
    velocity[spin + 1] = turned.y();
    velocity[spin + 2] = turned.z();
  }

  @Override
  public void close() {
    if (world != null) {
      world.close();
      world = null;
    }
  }
}
