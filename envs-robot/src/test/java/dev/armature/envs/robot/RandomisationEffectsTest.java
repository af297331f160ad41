package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Environment;
import dev.armature.api.Step;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the draws of the section {@code randomisation} do to the world and to what is seen of it.
 */
class RandomisationEffectsTest extends OnEachEngine {

  RandomisationEffectsTest(EngineType engine) {
    super(engine);
  }

  private static final int TOOL = 16;
  private static final int CUBE = 22;

  /** Lifted slowly, the gripper holds 7 kg at a friction of 1, and 3.1 kg at one of 0.05. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "1.4, 1, true",
    "3, 1, false",
    "1, 0.05, false",
    "0.5, 0.05, true",
  })
  void massAndFrictionDecideWhetherTheGripHolds(double mass, double friction, boolean holds) {
    RobotArmConfig config =
        config(
            """
            task = lift, horizon = 0, joint-increment = 0.01, objects { mass = 4, friction = 1 }
            randomisation { object-mass = [%1$s, %1$s], object-friction = [%2$s, %2$s] }
            """
                .formatted(mass, friction));
    try (ScriptedArm arm = new ScriptedArm(new RobotArmProvider().create(config), config)) {
      arm.begin(1);
      double[] cube = arm.cube(0);
      arm.moveTo(cube[0], cube[1], 0.12);
      arm.moveTo(cube[0], cube[1], 0.022);
      arm.grip(Gripper.CLOSED);
      arm.moveTo(cube[0], cube[1], 0.15);
      assertThat(arm.success()).isEqualTo(holds);
    }
  }

  /** The last joint alone: I q″ = gain · (stiffness · (target − q) + damping · (rate − q′)). */
  @ParameterizedTest
  @CsvSource({"POSITION, 0.01", "POSITION, 0.03", "VELOCITY, 0.01", "VELOCITY, 0.03"})
  void gainScalesTheServos(Drive drive, double gain) {
    // Rotor, wrist, base and fingers; the fingers' 0.03 kg each are 0.05 m off the axis.
    double inertia = 0.1 + 0.00026 + 0.00015 + 2 * 0.061 * 0.05 * 0.05;
    ArmJoint.Servo servo = ArmJoint.WRIST_3.servo();
    double rate = 0.5;
    WorldState state = new WorldState(0);
    try (Engine engine = Engines.create(engine())) {
      engine.start(new Scene(RobotArms.HOME, List.of(), gain), drive);
      double[] command = drive == Drive.POSITION ? RobotArms.home() : new double[6];
      command[5] += drive == Drive.POSITION ? rate * 0.2 : rate;
      engine.command(command, 0);
      engine.advance(100);
      engine.read(state);
    }
    double angle = 0;
    double velocity = 0;
    int parts = 100_000;
    for (int i = 1; i <= parts; i++) {
      double time = 0.2 * i / parts;
      double pull = drive == Drive.POSITION ? servo.stiffness() * (rate * time - angle) : 0;
      double torque = gain * (pull + servo.damping() * (rate - velocity));
      velocity += torque / inertia * 0.2 / parts;
      angle += velocity * 0.2 / parts;
    }
    assertThat(velocity).isBetween(0.1, 0.7);
    assertThat(state.armVelocity[5]).isCloseTo(velocity, within(0.02 * rate));
    assertThat(state.armPosition[5] - RobotArms.HOME.get(5)).isCloseTo(angle, within(0.002));
  }

  @Test
  void noiseIsNormalAndLeavesTheWorldAlone() {
    double deviation = 0.01;
    String noise = "randomisation.observation-noise = [%1$s, %1$s]".formatted(deviation);
    String task = "task = push, horizon = 0\n";
    try (Environment plain = environment(task);
        Environment noisy = environment(task + noise)) {
      assertThat(noisy.spec().goals()).isEmpty();
      float[] exact = RobotArms.newObservation(plain);
      float[] seen = RobotArms.newObservation(noisy);
      float[] action = RobotArms.newAction(plain);
      SplittableRandom random = new SplittableRandom(2);
      Moments moments = new Moments();
      double[] last = new double[TOOL + 3];
      plain.reset(6, exact);
      noisy.reset(6, seen);
      for (int i = 0; i < 1000; i++) {
        RobotArms.fillUniform(action, random);
        Step expected = plain.step(action, exact);
        assertThat(noisy.step(action, seen)).isEqualTo(expected);
        for (int k = 0; k < TOOL + 3; k++) {
          int at = k < TOOL ? k : CUBE + k - TOOL;
          double error = (seen[at] - exact[at]) / deviation;
          moments.add(error, last[k]);
          last[k] = error;
        }
        int rest = CUBE + 6;
        assertThat(Arrays.copyOfRange(seen, rest, seen.length))
            .isEqualTo(Arrays.copyOfRange(exact, rest, exact.length));
        toolFitsTheAngles(seen);
      }
      moments.areNormal();
    }
  }

  /** What is derived from measurements is derived from these very ones. */
  private static void toolFitsTheAngles(float[] seen) {
    double[] angles = new double[6];
    Arrays.setAll(angles, joint -> seen[joint]);
    ArmKinematics kinematics = new ArmKinematics();
    kinematics.update(angles);
    for (int axis = 0; axis < 3; axis++) {
      assertThat((double) seen[TOOL + axis]).isCloseTo(kinematics.tool(axis), within(1e-5));
      assertThat(seen[CUBE + 3 + axis])
          .isCloseTo(seen[CUBE + axis] - seen[TOOL + axis], within(1e-5f));
    }
  }

  /** Of numbers that should be standard normal and independent of the ones before them. */
  private static final class Moments {

    private int count;
    private double sum;
    private double squares;
    private double fourthPowers;
    private double products;

    void add(double value, double before) {
      count++;
      sum += value;
      squares += value * value;
      fourthPowers += Math.pow(value, 4);
      products += value * before;
    }

    /** Each mean within four of its standard deviations. */
    void areNormal() {
      double bound = 4 / Math.sqrt(count);
      assertThat(sum / count).isCloseTo(0, within(bound));
      assertThat(squares / count).isCloseTo(1, within(bound * Math.sqrt(2)));
      assertThat(fourthPowers / count).isCloseTo(3, within(bound * Math.sqrt(96)));
      assertThat(products / count).isCloseTo(0, within(bound));
    }
  }

  /** With nothing randomised an episode is the plain loop of task, controller and engine. */
  @Test
  void offIsNotThere() {
    RobotArmConfig config = config("task = push");
    PlaceTask task = new PlaceTask("push", config.push(), config.objects());
    Observations observations = new Observations(task);
    JointIncrements controller =
        new JointIncrements(config.jointIncrement(), new GripperTarget(config.gripperIncrement()));
    WorldState state = new WorldState(1);
    try (Environment environment = new RobotArmProvider().create(config);
        Engine engine = config.engine().create(config.physics())) {
      float[] seen = RobotArms.newObservation(environment);
      float[] expected = seen.clone();
      float[] action = RobotArms.newAction(environment);
      SplittableRandom random = new SplittableRandom(4);
      environment.reset(9, seen);
      Scene scene = task.begin(new SplittableRandom(9));
      engine.start(scene, Drive.POSITION);
      controller.begin(scene);
      for (int i = 0; i < 50; i++) {
        engine.read(state);
        observations.write(state, expected);
        assertThat(seen).isEqualTo(expected);
        RobotArms.fillUniform(action, random);
        environment.step(action, seen);
        controller.act(action, engine);
        engine.advance(config.substeps());
      }
    }
  }
}
