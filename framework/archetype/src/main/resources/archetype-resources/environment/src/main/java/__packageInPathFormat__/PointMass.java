package ${package};

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.SplittableRandom;

/** A body on a rail without friction, to be pushed to a goal and to rest there: x″ = F / m. */
final class PointMass implements Environment {

  private static final double PERIOD = 0.05;
  private static final double END = 2;
  private static final double CLOSE = 0.05;

  private final PointMassConfig config;
  private final EnvironmentSpec spec;
  private double position;
  private double velocity;
  private double goal;
  private int steps;

  PointMass(PointMassConfig config) {
    this.config = config;
    steps = config.horizon();
    spec =
        new EnvironmentSpec(
            Space.of(
                new Dimension("position", "m", (float) -END, (float) END),
                Dimension.unbounded("velocity", "m/s"),
                new Dimension("goal", "m", -1, 1)),
            Space.of(new Dimension("push", "", -1, 1)),
            PERIOD,
            config.horizon(),
            true);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    // All chance of an episode comes from its seed.
    SplittableRandom random = new SplittableRandom(seed);
    position = 2 * random.nextDouble() - 1;
    goal = 2 * random.nextDouble() - 1;
    velocity = 0;
    steps = 0;
    observe(observation);
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    if (steps == config.horizon()) {
      throw new IllegalStateException("no episode is going on; reset first");
    }
    // A push beyond the bounds counts as the bound, and the caller's array stays as it is.
    double force = config.force() * Math.max(-1, Math.min(1, action[0]));
    velocity += force / config.mass() * PERIOD;
    position += velocity * PERIOD;
    if (Math.abs(position) > END) {
      position = Math.copySign(END, position);
      velocity = 0;
    }
    steps++;
    observe(nextObservation);
    double away = Math.abs(position - goal);
    double reward = -away - 0.1 * Math.abs(velocity);
    // The end of time is no end of the task: truncated, not terminated.
    return new Step((float) reward, false, steps == config.horizon(), away < CLOSE);
  }

  private void observe(float[] observation) {
    observation[0] = (float) position;
    observation[1] = (float) velocity;
    observation[2] = (float) goal;
  }

  @Override
  public void close() {}
}
