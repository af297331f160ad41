package dev.armature.envs.toy;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.awt.geom.Line2D;
import java.util.SplittableRandom;

/**
 * A rod that swings about one end. It starts at an angle uniform in [−π, π] with a velocity uniform
 * in [−1, 1] rad/s, never terminates, and earns minus the cost θ² + 0.1 θ̇² + 0.001 τ² of the state
 * and the bounded torque before the step, θ taken in [−π, π) from upright.
 *
 * <p>The motion is θ̈ = 3g/(2l) · sin θ + 3/(ml²) · τ, integrated by semi-implicit Euler steps.
 *
 * <p>Equations, constants and the order of operations are those of Gymnasium 1.3, {@code
 * gymnasium/envs/classic_control/pendulum.py} (Pendulum-v1): the state is in double precision, what
 * comes of the action alone in single precision, since actions are.
 */
final class Pendulum implements RenderedEnvironment {

  private static final FrameSize FRAME = new FrameSize(240, 240);

  private static final float MAX_TORQUE = 2;
  private static final double MAX_SPEED = 8;
  private static final double PERIOD = 0.05;
  private static final float MASS = 1;
  private static final float LENGTH = 1;
  private static final double START_SPEED = 1;

  private final EnvironmentSpec spec;
  private final EpisodeClock clock;
  private final double gravity;

  /** From upright, counter-clockwise, not wrapped [rad]. */
  private double angle;

  /** [rad/s]. */
  private double velocity;

  Pendulum(PendulumConfig config) {
    gravity = config.gravity();
    clock = new EpisodeClock(config.horizon());
    spec =
        new EnvironmentSpec(
            Space.of(
                new Dimension("cos_angle", "", -1, 1),
                new Dimension("sin_angle", "", -1, 1),
                new Dimension("angular_velocity", "rad/s", (float) -MAX_SPEED, (float) MAX_SPEED)),
            Space.of(new Dimension("torque", "N*m", -MAX_TORQUE, MAX_TORQUE)),
            PERIOD,
            config.horizon(),
            false);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    double startAngle = Math.PI * (2 * random.nextDouble() - 1);
    double startVelocity = START_SPEED * (2 * random.nextDouble() - 1);
    start(startAngle, startVelocity, observation);
  }

  /** Starts an episode at that angle [rad] and velocity [rad/s]. */
  void start(double startAngle, double startVelocity, float[] observation) {
    angle = startAngle;
    velocity = startVelocity;
    clock.start();
    observe(observation);
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    clock.requireRunning();
    float torque = Math.max(-MAX_TORQUE, Math.min(MAX_TORQUE, action[0]));
    double deviation = wrapped(angle);
    double cost = deviation * deviation + 0.1 * (velocity * velocity) + 0.001f * (torque * torque);

    double acceleration =
        3 * gravity / (2 * LENGTH) * StrictMath.sin(angle) + 3 / (MASS * LENGTH * LENGTH) * torque;
    velocity = Math.max(-MAX_SPEED, Math.min(MAX_SPEED, velocity + acceleration * PERIOD));
    angle += velocity * PERIOD;
    observe(nextObservation);
    return clock.tick(-cost, false, false);
  }

  private void observe(float[] observation) {
    observation[0] = (float) StrictMath.cos(angle);
    observation[1] = (float) StrictMath.sin(angle);
    observation[2] = (float) velocity;
  }

  /** The same angle in [−π, π). */
  private static double wrapped(double angle) {
    double turned = (angle + Math.PI) % (2 * Math.PI);
    return (turned < 0 ? turned + 2 * Math.PI : turned) - Math.PI;
  }

  @Override
  public FrameSize frameSize() {
    return FRAME;
  }

  @Override
  public void render(int[] frame) {
    try (Sketch sketch = new Sketch(FRAME, -1.3, -1.3, 2.6)) {
      Line2D rod = new Line2D.Double(0, 0, -LENGTH * Math.sin(angle), LENGTH * Math.cos(angle));
      sketch.line(rod, 0.2, Sketch.BODY);
      sketch.disc(0, 0, 0.05, Sketch.INK);
      sketch.copyTo(frame);
    }
  }

  @Override
  public void close() {
    clock.stop();
  }
}
