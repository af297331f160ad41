package dev.armature.api;

/** Offers a {@link ReplayBuffer}; configured by the section {@code replay-buffer}. */
public interface ReplayBufferProvider<C extends Record> extends Provider<C> {

  /**
   * Makes a buffer: empty, or with what an earlier one left in the folder of the context. Where a
   * run goes on, {@link ReplayBuffer#load} follows and replaces whatever is in it.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  ReplayBuffer create(C config, ReplayBufferContext context);
}
