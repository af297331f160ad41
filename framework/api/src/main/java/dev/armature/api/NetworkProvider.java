package dev.armature.api;

/** Offers a {@link NetworkFactory}; configured by the section {@code network}. */
public interface NetworkProvider<C extends Record> extends Provider<C> {

  /**
   * Starts the backend.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had, such as a GPU
   */
  NetworkFactory create(C config);
}
