package dev.armature.tck;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An environment for tests of what needs one: a walker that sees where it is [m] and how it last
 * moved, is rewarded for being near 0, and walks {@value #HORIZON} steps. It keeps every rule of
 * {@link EnvironmentContract}.
 */
public class RandomWalk implements RenderedEnvironment {

  /** The steps of an episode. */
  public static final int HORIZON = 20;

  private final EnvironmentSpec spec =
      new EnvironmentSpec(
          Space.of(new Dimension("position", "m", -50, 50), new Dimension("move", "m", -1, 1)),
          Space.of(new Dimension("move", "m", -1, 1)),
          0.1,
          HORIZON,
          false);

  float position;
  int steps = HORIZON;

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    position = (float) new SplittableRandom(seed).nextDouble();
    steps = 0;
    observation[0] = position;
    observation[1] = 0;
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    if (steps == HORIZON) {
      throw new IllegalStateException("no episode is going on");
    }
    float move = Math.max(-1, Math.min(1, action[0]));
    position += move;
    steps++;
    nextObservation[0] = position;
    nextObservation[1] = move;
    return new Step(-Math.abs(position), false, steps == HORIZON, false);
  }

  @Override
  public FrameSize frameSize() {
    return new FrameSize(101, 2);
  }

  @Override
  public void render(int[] frame) {
    Arrays.fill(frame, 0xffffff);
    frame[50 + Math.round(position)] = 0;
  }

  @Override
  public void close() {}
}
