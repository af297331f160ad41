package dev.armature.api;

/** Offers an {@link Environment}; configured by the section {@code environment}. */
public interface EnvironmentProvider<C extends Record> extends Provider<C> {

  /**
   * Makes an environment. The host makes one to train on and another to evaluate on; they share
   * nothing that one could see the other through.
   *
   * @throws ConfigurationException if the configuration asks for what cannot be had
   */
  Environment create(C config);
}
