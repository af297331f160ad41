package dev.armature.host.serving;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.FrameSize;
import dev.armature.api.GoalReward;
import dev.armature.api.RenderedEnvironment;
import dev.armature.api.Step;
import dev.armature.host.training.Environments;
import dev.armature.host.training.SideBySide;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The environments that another process plays, each call on bytes as they come and go. */
final class ServedEnvironments implements AutoCloseable {

  private static final byte RESET = 1;
  private static final byte STEP = 2;

  private static final byte TERMINATED = 1;
  private static final byte TRUNCATED = 2;
  private static final byte SUCCESS = 4;

  private static final int CHANNELS = 3;

  private final List<Environment> shown;
  private final List<Environment> played = new ArrayList<>();
  private final EnvironmentSpec spec;
  private final SideBySide sideBySide;
  private final float[][] actions;
  private final float[][] observations;
  private int[] frame = new int[0];

  ServedEnvironments(Order order) {
    shown = Environments.make(order.environment(), order.count());
    shown.forEach(it -> played.add(Environments.guarded(it, order.environment())));
    spec = shown.get(0).spec();
    sideBySide = new SideBySide(order.count(), order.threads());
    actions = new float[order.count()][spec.action().size()];
    observations = new float[order.count()][spec.observation().size()];
  }

  String description() {
    return Description.json(
        spec,
        shown.get(0) instanceof RenderedEnvironment rendered
            ? Optional.of(rendered.frameSize())
            : Optional.empty());
  }

  /** Bytes of what {@link #play} writes. */
  int playedBytes() {
    return shown.size() * ((1 + spec.observation().size()) * Float.BYTES + Byte.BYTES);
  }

  /**
   * Resets or steps environments, each as it is asked for.
   *
   * @param request a seed for each (long), an action for each (floats), what to do for each (byte)
   * @param from where that begins
   * @param answer a reward for each (float), an observation for each (floats), flags for each
   *     (byte); what belongs to one that is left alone is not written
   * @param to where that begins
   */
  void play(ByteBuffer request, int from, ByteBuffer answer, int to) {
    sideBySide.forEach(i -> play(i, request, from, answer, to));
  }

  private void play(int i, ByteBuffer request, int from, ByteBuffer answer, int to) {
    int n = shown.size();
    float[] action = actions[i];
    float[] observation = observations[i];
    int actionsFrom = from + n * Long.BYTES;
    byte wanted = request.get(actionsFrom + n * action.length * Float.BYTES + i);
    if (wanted != RESET && wanted != STEP) {
      return;
    }
    int observationsTo = to + n * Float.BYTES;
    int flagsTo = observationsTo + n * observation.length * Float.BYTES;
    if (wanted == RESET) {
      played.get(i).reset(request.getLong(from + i * Long.BYTES), observation);
      answer.putFloat(to + i * Float.BYTES, 0);
      answer.put(flagsTo + i, (byte) 0);
    } else {
      read(request, actionsFrom + i * action.length * Float.BYTES, action);
      Step step = played.get(i).step(action, observation);
      answer.putFloat(to + i * Float.BYTES, step.reward());
      answer.put(flagsTo + i, flags(step));
    }
    write(observation, answer, observationsTo + i * observation.length * Float.BYTES);
  }

  private static byte flags(Step step) {
    return (byte)
        ((step.terminated() ? TERMINATED : 0)
            | (step.truncated() ? TRUNCATED : 0)
            | (step.success() ? SUCCESS : 0));
  }

  /** Bytes of what {@link #judge} writes for {@code n} pairs of goals. */
  int judgedBytes(int n) {
    return 3 * n * Float.BYTES;
  }

  /**
   * Judges pairs of goals.
   *
   * @param request {@code [n, goal]} achieved, then as many desired ones
   * @param answer n rewards, n ends, n successes, as floats
   */
  void judge(int n, ByteBuffer request, int from, ByteBuffer answer, int to) {
    int size = spec.goals().orElseThrow().size();
    GoalReward reward = spec.goals().orElseThrow().reward();
    float[] achieved = new float[n * size];
    float[] desired = new float[n * size];
    read(request, from, achieved);
    read(request, from + achieved.length * Float.BYTES, desired);
    float[][] judged = new float[3][n];
    reward.compute(achieved, desired, n, judged[0], judged[1], judged[2]);
    for (int i = 0; i < judged.length; i++) {
      write(judged[i], answer, to + i * n * Float.BYTES);
    }
  }

  /** Bytes of what {@link #render} writes. */
  int renderedBytes() {
    return rendered(0).frameSize().pixels() * CHANNELS;
  }

  /** Draws the present state of one: {@code [height, width]} times red, green, blue. */
  void render(int place, ByteBuffer answer, int to) {
    FrameSize size = rendered(place).frameSize();
    if (frame.length != size.pixels()) {
      frame = new int[size.pixels()];
    }
    rendered(place).render(frame);
    for (int i = 0; i < frame.length; i++) {
      answer.put(to + CHANNELS * i, (byte) (frame[i] >> 16));
      answer.put(to + CHANNELS * i + 1, (byte) (frame[i] >> 8));
      answer.put(to + CHANNELS * i + 2, (byte) frame[i]);
    }
  }

  private RenderedEnvironment rendered(int place) {
    if (shown.get(place) instanceof RenderedEnvironment rendered) {
      return rendered;
    }
    throw new IllegalArgumentException("the environment cannot be drawn");
  }

  private static void read(ByteBuffer bytes, int from, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getFloat(from + i * Float.BYTES);
    }
  }

  private static void write(float[] values, ByteBuffer bytes, int to) {
    for (int i = 0; i < values.length; i++) {
      bytes.putFloat(to + i * Float.BYTES, values[i]);
    }
  }

  @Override
  public void close() {
    sideBySide.close();
    played.forEach(Environment::close);
  }
}
