package dev.armature.api;

/** Offers a {@link ReplayBuffer}; configured by the section {@code replay-buffer}. */
public interface ReplayBufferProvider<C extends Record> extends Provider<C> {

  /**
   * Makes an empty buffer.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  ReplayBuffer create(C config, ReplayBufferContext context);
}
