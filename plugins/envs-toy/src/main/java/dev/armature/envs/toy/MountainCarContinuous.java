package dev.armature.envs.toy;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * A car in a valley of height sin 3x. It starts at rest at a position uniform in [−0.6, −0.4] m,
 * and terminates with success at 0.45 m; a step costs 0.1 · action², arriving earns 100.
 *
 * <p>The motion is v ← v + 0.0015 · force − 0.0025 · cos 3x, x ← x + v, both bounded; the left wall
 * stops the car. Time is counted in steps.
 *
 * <p>Equations, constants and the order of operations are those of Gymnasium 1.3, {@code
 * gymnasium/envs/classic_control/continuous_mountain_car.py} (MountainCarContinuous-v0), after A.
 * W. Moore, "Efficient Memory-based Learning for Robot Control", 1990. So are two quirks: a step
 * costs what the action <em>asks</em> for, also beyond its bounds, where the motion counts it as
 * the bound; and roundings follow NumPy, where a car that lingers on the slope for long would
 * otherwise leave Gymnasium's path by more than 1e-5.
 */
final class MountainCarContinuous implements RenderedEnvironment {

  private static final FrameSize FRAME = new FrameSize(320, 240);

  private static final double POWER = 0.0015;
  private static final double GRAVITY = 0.0025;
  private static final double MAX_SPEED = 0.07;
  private static final double MIN_POSITION = -1.2;
  private static final double MAX_POSITION = 0.6;
  private static final double GOAL_POSITION = 0.45;

  /** The valley's height where it is drawn, as Gymnasium does [m]. */
  private static final double DRAWN_HEIGHT = 0.45;

  private final EnvironmentSpec spec;
  private final EpisodeClock clock;
  private final double goalVelocity;

  /** [m]. */
  private double position;

  /** [m/step]. */
  private double velocity;

  /** Whether position and velocity are single-precision numbers: from the first step on. */
  private boolean single;

  MountainCarContinuous(MountainCarContinuousConfig config) {
    goalVelocity = config.goalVelocity();
    clock = new EpisodeClock(config.horizon());
    spec =
        new EnvironmentSpec(
            Space.of(
                new Dimension("position", "m", (float) MIN_POSITION, (float) MAX_POSITION),
                new Dimension("velocity", "m/step", (float) -MAX_SPEED, (float) MAX_SPEED)),
            Space.of(new Dimension("force", "", -1, 1)),
            0,
            config.horizon(),
            true);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    start(-0.6 + 0.2 * new SplittableRandom(seed).nextDouble(), 0, observation);
  }

  /** Starts an episode at that position [m] and velocity [m/step]. */
  void start(double startPosition, double startVelocity, float[] observation) {
    position = startPosition;
    velocity = startVelocity;
    single = false;
    clock.start();
    observe(observation);
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    clock.requireRunning();
    double v = rounded(velocity + rounded(gain(action[0])));
    v = Math.max(rounded(-MAX_SPEED), Math.min(rounded(MAX_SPEED), v));
    double x = rounded(position + v);
    x = Math.max(rounded(MIN_POSITION), Math.min(rounded(MAX_POSITION), x));
    if (x == rounded(MIN_POSITION) && v < 0) {
      v = 0;
    }
    boolean arrived = x >= rounded(GOAL_POSITION) && v >= rounded(goalVelocity);
    double cost = (double) action[0] * action[0] * 0.1;

    position = (float) x;
    velocity = (float) v;
    single = true;
    observe(nextObservation);
    return clock.tick((arrived ? 100 : 0) - cost, arrived, arrived);
  }

  /**
   * What one step adds to the velocity. NumPy computes in single precision with an action, which is
   * a float32, but in double precision with the bound that takes its place, a Python number.
   */
  private double gain(float action) {
    double slope = GRAVITY * StrictMath.cos(rounded(3 * position));
    return Math.abs(action) > 1
        ? Math.signum(action) * POWER - slope
        : action * (float) POWER - (float) slope;
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }

  private void observe(float[] observation) {
    observation[0] = (float) position;
    observation[1] = (float) velocity;
  }

  @Override
  public FrameSize frameSize() {
    return FRAME;
  }

  @Override
  public void render(int[] frame) {
    try (Sketch sketch = new Sketch(FRAME, MIN_POSITION, -0.58, MAX_POSITION - MIN_POSITION)) {
      Path2D valley = new Path2D.Double();
      valley.moveTo(MIN_POSITION, -1);
      for (double x = MIN_POSITION; x < MAX_POSITION; x += 0.01) {
        valley.lineTo(x, height(x));
      }
      valley.lineTo(MAX_POSITION, height(MAX_POSITION));
      valley.lineTo(MAX_POSITION, -1);
      sketch.fill(valley, Sketch.GROUND);

      double foot = height(GOAL_POSITION);
      Line2D pole = new Line2D.Double(GOAL_POSITION, foot, GOAL_POSITION, foot + 0.2);
      sketch.line(pole, 0.01, Sketch.INK);
      boolean arrived = position >= rounded(GOAL_POSITION) && velocity >= rounded(goalVelocity);
      sketch.disc(GOAL_POSITION, foot + 0.2, 0.03, arrived ? Sketch.REACHED : Sketch.GOAL);

      Path2D car = new Path2D.Double(new Rectangle2D.Double(-0.08, 0.03, 0.16, 0.05));
      car.append(new Ellipse2D.Double(-0.07, 0, 0.05, 0.05), false);
      car.append(new Ellipse2D.Double(0.02, 0, 0.05, 0.05), false);
      car.transform(AffineTransform.getRotateInstance(slope(position)));
      car.transform(AffineTransform.getTranslateInstance(position, height(position)));
      sketch.fill(car, Sketch.BODY);
      sketch.copyTo(frame);
    }
  }

  /** The height of the valley as it is drawn [m]. */
  private static double height(double x) {
    return DRAWN_HEIGHT * Math.sin(3 * x);
  }

  /** The angle of its slope [rad]. */
  private static double slope(double x) {
    return Math.atan(3 * DRAWN_HEIGHT * Math.cos(3 * x));
  }

  @Override
  public void close() {
    clock.stop();
  }
}
