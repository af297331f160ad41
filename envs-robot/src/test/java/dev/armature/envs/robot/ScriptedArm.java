package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.api.Step;
import java.util.Arrays;

/** Plays an episode by hand: moves the tool by inverse kinematics, through joint increments. */
final class ScriptedArm implements AutoCloseable {

  private static final int OBJECT = 22;

  private final Environment environment;
  private final RobotArmConfig config;
  private final InverseKinematics inverse = new InverseKinematics();
  private final float[] observation;
  private final float[] action;
  private final double[] held = new double[ArmJoint.COUNT];
  private double driver;
  private Step last = new Step(0, false, false, false);

  ScriptedArm(Environment environment, RobotArmConfig config) {
    this.environment = environment;
    this.config = config;
    observation = RobotArms.newObservation(environment);
    action = RobotArms.newAction(environment);
  }

  void begin(long seed) {
    environment.reset(seed, observation);
    for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
      held[joint] = observation[joint];
    }
    driver = 0;
  }

  double seen(int index) {
    return observation[index];
  }

  /** The place of a cube, {@code [3]}. */
  double[] cube(int box) {
    int first = OBJECT + box * TableObjects.OBSERVED;
    return new double[] {observation[first], observation[first + 1], observation[first + 2]};
  }

  /** Moves the tool to a place, pointing down, and lets it settle. */
  void moveTo(double x, double y, double z) {
    double[] target = held.clone();
    assertThat(inverse.reachPointingDown(new double[] {x, y, z}, target)).isTrue();
    double furthest;
    do {
      furthest = 0;
      for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
        furthest = Math.max(furthest, Math.abs(target[joint] - held[joint]));
      }
      double share = Math.min(1, config.jointIncrement() / Math.max(furthest, 1e-12));
      for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
        double change = share * (target[joint] - held[joint]);
        action[joint] = (float) (change / config.jointIncrement());
        held[joint] += change;
      }
      step();
    } while (furthest > 1e-6 && !last.done());
    Arrays.fill(action, 0);
    rest(15);
  }

  /** Brings the drivers to an angle and lets them settle. */
  void grip(double angle) {
    Arrays.fill(action, 0);
    while (Math.abs(angle - driver) > 1e-6 && !last.done()) {
      double change =
          Math.max(-config.gripperIncrement(), Math.min(config.gripperIncrement(), angle - driver));
      action[ArmJoint.COUNT] = (float) (change / config.gripperIncrement());
      driver += change;
      step();
    }
    action[ArmJoint.COUNT] = 0;
    rest(8);
  }

  void rest(int steps) {
    for (int i = 0; i < steps && !last.done(); i++) {
      step();
    }
  }

  private void step() {
    last = environment.step(action, observation);
  }

  @Override
  public void close() {
    environment.close();
  }

  boolean success() {
    return last.success();
  }
}
