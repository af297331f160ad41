package dev.armature.host.training;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentException;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Step;
import dev.armature.host.configuration.Choice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An environment whose failures are told by its plugin's name: what it throws, numbers that are not
 * finite, observations that it leaves out or writes beyond, a call that does not come back.
 */
final class GuardedEnvironment implements Environment {

  private final Environment environment;
  private final String name;
  private final Watchdog watchdog;
  private long seed;
  private long steps;

  /** When the call under way began [ns]; 0 where there is none. */
  private volatile long since;

  /**
   * @param environment closed by this one
   * @param choice where it comes from
   * @param watchdog told of this one
   */
  GuardedEnvironment(Environment environment, Choice choice, Watchdog watchdog) {
    this.environment = environment;
    this.watchdog = watchdog;
    name = "the environment " + Plugins.name(choice);
    watchdog.watch(this);
  }

  @Override
  public EnvironmentSpec spec() {
    return environment.spec();
  }

  @Override
  public void reset(long seed, float[] observation) {
    this.seed = seed;
    steps = 0;
    Arrays.fill(observation, Float.NaN);
    enter();
    try {
      environment.reset(seed, observation);
    } catch (ConfigurationException | EnvironmentException told) {
      throw told;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw failed("failed in reset(): " + e, e);
    } finally {
      leave();
    }
    check(observation);
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    check(action, "the agent gives an action whose component %d is %s");
    steps++;
    Arrays.fill(nextObservation, Float.NaN);
    enter();
    @Nullable Step step;
    try {
      step = environment.step(action, nextObservation);
    } catch (EnvironmentException told) {
      throw told;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw failed("failed in step(): " + e, e);
    } finally {
      leave();
    }
    if (step == null) {
      throw failed("gave back no step", null);
    }
    if (!Float.isFinite(step.reward())) {
      throw failed("gave a reward of " + step.reward(), null);
    }
    check(nextObservation);
    return step;
  }

  private void check(float[] observation) {
    check(observation, name + " left out component %d of the observation or gave it as %s");
  }

  /** Adds nothing up, as finite numbers may have a sum that is not. */
  private void check(float[] values, String message) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new RunFailedException(message.formatted(i, values[i]) + where(), null);
      }
    }
  }

  private RunFailedException failed(String what, @Nullable Throwable cause) {
    return new RunFailedException(name + " " + what + where(), cause);
  }

  private String where() {
    return ", in step %d of the episode with seed %d".formatted(steps, seed);
  }

  private void enter() {
    if (watchdog.active()) {
      since = System.nanoTime();
    }
  }

  private void leave() {
    if (watchdog.active()) {
      since = 0;
      watchdog.requireRunning();
    }
  }

  /** What to say of a call that has not come back for so long [ns]; null where there is none. */
  @Nullable String hangs(long limit) {
    long began = since;
    return began != 0 && System.nanoTime() - began > limit
        ? name + " did not come back within %.3g s".formatted(limit / 1e9) + where()
        : null;
  }

  @Override
  public void close() {
    try {
      environment.close();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new RunFailedException(name + " failed in close(): " + e, e);
    }
  }
}
