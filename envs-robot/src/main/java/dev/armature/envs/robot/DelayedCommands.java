package dev.armature.envs.robot;

import java.util.Arrays;

/**
 * Brings commands to an engine some physics steps after they are given, one in each control period.
 * Until the first arrives, the robot holds the start. A motion to commanded angles begins when the
 * command arrives, and takes a whole control period as it does without delay.
 */
final class DelayedCommands implements Commands {

  /** Numbers to a command: the arm's, then the driver's. */
  private static final int SIZE = ArmJoint.COUNT + 1;

  private final Engine engine;
  private final int period;

  /** The latest commands, a row each, in a ring. */
  private final double[][] given;

  private final double[] present = new double[SIZE];
  private final double[] between = new double[SIZE];
  private Drive drive = Drive.POSITION;
  private int count;
  private int wholePeriods;
  private int rest;

  /**
   * @param period the physics steps in a control period
   * @param longest the longest delay that {@link #begin} will ask for, in physics steps
   */
  DelayedCommands(Engine engine, int period, int longest) {
    this.engine = engine;
    this.period = period;
    given = new double[longest / period + 1][SIZE];
  }

  /**
   * Starts a scene on the engine.
   *
   * @param delay in physics steps
   */
  void begin(Scene scene, Drive drive, int delay) {
    engine.start(scene, drive);
    this.drive = drive;
    wholePeriods = delay / period;
    rest = delay % period;
    count = 0;
    Arrays.fill(present, 0);
    if (drive == Drive.POSITION) {
      for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
        present[joint] = scene.armStart().get(joint);
      }
    }
    for (double[] command : given) {
      System.arraycopy(present, 0, command, 0, SIZE);
    }
  }

  @Override
  public void command(double[] arm, double driver) {
    double[] latest = given[count % given.length];
    System.arraycopy(arm, 0, latest, 0, ArmJoint.COUNT);
    latest[ArmJoint.COUNT] = driver;
  }

  /** Moves the world on by a control period, for which a command was given. */
  void advance() {
    if (rest > 0) {
      pass(present, rest);
    }
    double[] arriving = given[Math.floorMod(count - wholePeriods, given.length)];
    int left = period - rest;
    if (rest > 0 && drive == Drive.POSITION) {
      double share = (double) left / period;
      for (int joint = 0; joint < ArmJoint.COUNT; joint++) {
        between[joint] = present[joint] + share * (arriving[joint] - present[joint]);
      }
      between[ArmJoint.COUNT] = arriving[ArmJoint.COUNT];
      pass(between, left);
    } else {
      pass(arriving, left);
    }
    System.arraycopy(arriving, 0, present, 0, SIZE);
    count++;
  }

  private void pass(double[] command, int steps) {
    engine.command(command, command[ArmJoint.COUNT]);
    engine.advance(steps);
  }
}
