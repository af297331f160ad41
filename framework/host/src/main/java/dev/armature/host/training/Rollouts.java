package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several environments stepped side by side. Each has its own stream of seeds, and nothing passes
 * between them, so what happens in them does not depend on the number of threads.
 */
final class Rollouts implements Checkpointable, AutoCloseable {

  private final List<Rollout> rollouts;
  private final SideBySide sideBySide;

  /**
   * @param threads how many threads step them, the caller's included; at least 1
   */
  Rollouts(List<Rollout> rollouts, int threads) {
    this.rollouts = List.copyOf(rollouts);
    sideBySide = new SideBySide(rollouts.size(), threads);
  }

  /** What each of the environments is. */
  EnvironmentSpec spec() {
    return rollouts.get(0).spec();
  }

  int count() {
    return rollouts.size();
  }

  Rollout get(int index) {
    return rollouts.get(index);
  }

  /** Begins the first episode in each. */
  void begin() {
    forEach(Rollout::begin);
  }

  /** Steps each. */
  void step() {
    forEach(Rollout::step);
  }

  /** Goes on in each, to the next step or the next episode. */
  void advance() {
    forEach(Rollout::advance);
  }

  private void forEach(Consumer<Rollout> work) {
    sideBySide.forEach(i -> work.accept(rollouts.get(i)));
  }

  @Override
  public void save(StateWriter out) {
    for (int i = 0; i < rollouts.size(); i++) {
      rollouts.get(i).save(out.scoped(Integer.toString(i)));
    }
  }

  @Override
  public void load(StateReader in) {
    for (int i = 0; i < rollouts.size(); i++) {
      rollouts.get(i).load(in.scoped(Integer.toString(i)));
    }
  }

  @Override
  public void close() {
    sideBySide.close();
  }
}
