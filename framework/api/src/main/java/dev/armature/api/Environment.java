package dev.armature.api;

/**
 * A task to be solved by acting: a simulated robot, a pendulum.
 *
 * <p>The order of calls is {@code reset}, then {@code step} until {@link Step#done()}, then {@code
 * reset} again. {@code reset} may also come in the middle of an episode.
 */
public interface Environment extends AutoCloseable {

  /** The spaces, the clock and the time limit; the same object at every call. */
  EnvironmentSpec spec();

  /**
   * Starts an episode. Everything random in it follows from {@code seed} alone: the same seed and
   * the same actions give the same episode bit for bit, whatever came before.
   *
   * @param seed any number
   * @param observation filled with the first observation, {@code [observation]}
   */
  void reset(long seed, float[] observation);

  /**
   * Acts for one control period.
   *
   * @param action {@code [action]}; a component out of its bounds counts as the bound
   * @param nextObservation filled with what is seen afterwards, {@code [observation]}; also when
   *     the episode ends, where it is the last observation of that episode
   * @throws IllegalStateException before the first {@code reset}, or after the end of an episode
   */
  Step step(float[] action, float[] nextObservation);

  /** Frees what the environment holds; a second call does nothing. */
  @Override
  void close();
}
